from django.urls import path

from articles.views import quotes

app_name = "quotes"

urlpatterns = [
    path("", quotes.QuoteListView.as_view(), name="list"),
    path("<int:pk>/", quotes.QuoteDetailView.as_view(), name="detail"),
]
