"""Members of the newsroom, each in the group of a role, as the migration made it."""

from django.contrib.auth.models import Group, User
from django.test import Client


def member(role: str, username: str = "", **fields) -> User:
    user = User.objects.create_user(username or role, is_staff=True, **fields)
    user.groups.add(Group.objects.get(name=role))
    return user


def desk_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client
