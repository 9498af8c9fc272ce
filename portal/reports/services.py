"""What is written of reports: by readers, then by the desk."""

from datetime import timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from articles.models import Article, Change, Quote
from articles.services import refresh
from portal.core.saving import gathered
from portal.reports.models import ErrorReport
from portal.reports.rates import count_sending

ADDRESS_KEPT = timedelta(days=90)
SPAM_KEPT = timedelta(days=30)


@transaction.atomic
def submit(*, article: Article, quote: Quote | None, said: dict[str, str], sending: str, sender: str) -> None:
    """Stores what a reader says (the fields of `ReportForm`), once for each `sending`.

    What filled the trap (`site`) is kept as spam, without the address: a browser that fills every field may have done
    it. Raises `TooManySendings`, and then stores nothing.
    """
    is_trapped = bool(said["site"])
    if ErrorReport.objects.filter(sending=sending).exists():
        return
    forget()
    count_sending(sender)
    ErrorReport.objects.bulk_create(
        [
            ErrorReport(
                article=article,
                quote=quote,
                quoted=quote.text_as_printed if quote else "",
                wrong=said["wrong"],
                correction=said["correction"],
                email="" if is_trapped else said["email"],
                sending=sending,
                state=ErrorReport.State.SPAM if is_trapped else ErrorReport.State.WAITING,
                handled_at=timezone.now() if is_trapped else None,
            )
        ],
        ignore_conflicts=True,  # the same page sent twice at the same instant
    )


def settle(report: ErrorReport, *, state: str, by: User) -> bool:
    """Closes the report, which forgets the reader’s address, or opens it again. Whether anything changed."""
    if report.state == state:
        return False
    report.state = state
    if report.is_waiting:
        report.handled_at = report.handled_by = None
    else:
        report.handled_at, report.handled_by, report.email = timezone.now(), by, ""
    report.save(update_fields=["state", "handled_at", "handled_by", "email"])
    return True


def correct(report: ErrorReport, *, kind: str, gravity: str, note: str, by: User) -> Change:
    """Tells the readers of the article of a change, in the words of the newsroom, and closes the report."""
    with gathered():
        change = Change.objects.create(article=report.article, kind=kind, gravity=gravity, note=note)
        refresh(report.article)
        # Whoever has the article open is told that it changed.
        Article.objects.filter(pk=report.article_id).update(modified_at=timezone.now())
        settle(report, state=ErrorReport.State.DONE, by=by)
    return change


def forget() -> tuple[int, int]:
    """Erases addresses that were kept long enough, and old spam. How many of each."""
    now = timezone.now()
    addresses = ErrorReport.objects.filter(reported_at__lt=now - ADDRESS_KEPT).exclude(email="").update(email="")
    spam = ErrorReport.objects.filter(state=ErrorReport.State.SPAM, handled_at__lt=now - SPAM_KEPT).delete()[0]
    return addresses, spam
