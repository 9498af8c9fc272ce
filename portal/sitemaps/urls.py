from django.urls import path

from portal.sitemaps import views

urlpatterns = [
    path("robots.txt", views.RobotsView.as_view(), name="robots"),
    path("sitemap.xml", views.SitemapIndexView.as_view(), name="sitemap"),
    path("sitemap-actualites.xml", views.NewsSitemapView.as_view(), name="sitemap_news"),
    path("sitemap-<slug:section>.xml", views.SitemapView.as_view(), name="sitemap_section"),
]
