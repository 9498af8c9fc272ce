"""Somebody at the door of the desk."""

LOGIN = "/admin/login/"
PASSWORD = "mot-de-passe-d-essai"
HERE, ELSEWHERE = "5.39.1.1", "81.2.69.142"


def try_login(client, password=PASSWORD, *, username="redaction", address=HERE, path=LOGIN, **headers):
    sent = {"username": username, "password": password, "next": "/admin/"}
    return client.post(path, sent, REMOTE_ADDR=address, **headers)


def fail(client, times, **where):
    return [try_login(client, "pas le bon", **where).status_code for _time in range(times)]
