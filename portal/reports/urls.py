from django.urls import path

from portal.reports.views import ReportView, ThanksView

app_name = "reports"

urlpatterns = [
    path("article/<int:key>/", ReportView.as_view(kind="article"), name="article"),
    path("article/<int:key>/merci/", ThanksView.as_view(kind="article"), name="article_merci"),
    path("citation/<int:key>/", ReportView.as_view(kind="citation"), name="citation"),
    path("citation/<int:key>/merci/", ThanksView.as_view(kind="citation"), name="citation_merci"),
]
