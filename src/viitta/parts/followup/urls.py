"""Addresses of follow-up."""

from django.urls import path

from viitta.parts.followup.views import own, rounds, update

urlpatterns = [
    path("rounds/", rounds.rounds, name="rounds"),
    path("rounds/<int:pk>/", rounds.round_, name="round"),
    path("rounds/<int:pk>/close/", rounds.round_close, name="round_close"),
    path("rounds/<int:pk>/nudge/", rounds.round_nudge, name="round_nudge"),
    path("rounds/<int:pk>/days/", rounds.round_days, name="round_days"),
    path("rounds/<int:pk>/measures/<int:measure>/", rounds.round_answer, name="round_answer"),
    path("roadmaps/<int:roadmap>/open-round/", rounds.round_open, name="round_open"),
    path("roadmaps/<int:roadmap>/observe/", own.observe, name="observe"),
    path("observations/<int:pk>/", own.observation_edit, name="observation_edit"),
    path("observations/<int:pk>/remove/", own.observation_remove, name="observation_remove"),
    path("my-answers/", own.my_answers, name="my_answers"),
    path("my-answers/done/", own.my_answers_done, name="my_answers_done"),
    path("update/<str:token>/", update.update, name="update"),
    path("update/<str:token>/done/", update.update_done, name="update_done"),
    path("update/<str:token>/again/", update.update_again, name="update_again"),
]
