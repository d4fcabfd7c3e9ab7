from django.urls import path

from viitta.parts.messages import views

urlpatterns = [
    path("mail/", views.outbox, name="outbox"),
    path("mail/<int:pk>/", views.message, name="outbox_message"),
    path("mail/<int:pk>/html/", views.formatted, name="outbox_html"),
    path("mail/<int:pk>/calendar/", views.calendar, name="outbox_calendar"),
    path("mail/<int:pk>/again/", views.again, name="outbox_again"),
]
