from django.contrib.admin import AdminSite


class VigieAdminSite(AdminSite):
    pass
