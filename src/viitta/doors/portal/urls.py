"""Addresses of the portal."""

from django.urls import include, path

from viitta.doors.portal.benefits.views import lists as benefit_lists
from viitta.doors.portal.benefits.views import one as one_benefit
from viitta.doors.portal.bulk import views as bulk
from viitta.doors.portal.burden import views as burden
from viitta.doors.portal.calendars import views as calendars
from viitta.doors.portal.carrying import views as carrying
from viitta.doors.portal.coverage import views as coverage
from viitta.doors.portal.decisions import views as decisions
from viitta.doors.portal.documents import views as documents
from viitta.doors.portal.editions import views as editions
from viitta.doors.portal.goals import views as goals
from viitta.doors.portal.handover import views as handover
from viitta.doors.portal.home import views as home
from viitta.doors.portal.indicators import views as indicators
from viitta.doors.portal.learning import views as learning
from viitta.doors.portal.lineage import views as lineage
from viitta.doors.portal.lists import views as lists
from viitta.doors.portal.log import views as log
from viitta.doors.portal.measure.views import owners, plan, show
from viitta.doors.portal.meeting.views import agenda, lines, live, registers
from viitta.doors.portal.meeting.views import meeting as one_meeting
from viitta.doors.portal.meetings import answering as meeting_answers
from viitta.doors.portal.meetings import calling as meeting_calls
from viitta.doors.portal.meetings import series as meeting_series
from viitta.doors.portal.meetings import times as meeting_times
from viitta.doors.portal.meetings import views as meetings
from viitta.doors.portal.memo import approving as memo_approving
from viitta.doors.portal.memo import views as memo
from viitta.doors.portal.picture import slides as picture_slides
from viitta.doors.portal.picture import views as picture
from viitta.doors.portal.practices import views as practices
from viitta.doors.portal.promises import views as promises
from viitta.doors.portal.readiness import views as readiness
from viitta.doors.portal.recommendations import views as recommendations
from viitta.doors.portal.reports import units as unit_reports
from viitta.doors.portal.reports import views as reports
from viitta.doors.portal.resources import views as resources
from viitta.doors.portal.risks import reviewing as risk_reviews
from viitta.doors.portal.risks import views as risks
from viitta.doors.portal.roadmap import views as roadmap
from viitta.doors.portal.roadmaps import views as roadmaps
from viitta.doors.portal.strategy import views as strategy
from viitta.doors.portal.undo import views as undo

urlpatterns = [
    path("", home.home, name="home"),
    path("calendar/<str:token>.ics", calendars.calendar, name="calendar"),
    path("accounts/calendar/", calendars.my_calendar, name="my_calendar"),
    path("documents/", documents.documents, name="documents"),
    path("documents/new/", documents.document_new, name="document_new"),
    path("documents/<int:pk>/edit/", documents.document_edit, name="document_edit"),
    path("documents/<int:pk>/file/", documents.document_file, name="document_file"),
    path("documents/<int:pk>/remove/", documents.document_remove, name="document_remove"),
    path("people/<int:pk>/handover/", handover.handover, name="handover"),
    path("rounds/<int:pk>/burden/", burden.burden, name="burden"),
    path("rounds/<int:pk>/mine/", burden.own_uses, name="own_uses"),
    path("roadmaps/<int:pk>/questions/", burden.questions, name="questions"),
    path("log/", log.log, name="log"),
    path("meetings/", meetings.meetings, name="meetings"),
    path("meetings/new/", meetings.meeting_new, name="meeting_new"),
    path("meetings/find/", meetings.meeting_find, name="meeting_find"),
    path("meetings/series/", meeting_series.meeting_series, name="meeting_series"),
    path("meetings/answer/<str:token>/", meeting_answers.meeting_link, name="meeting_link"),
    path("meetings/<int:pk>/memo/", memo.memo, name="memo"),
    path("meetings/<int:pk>/memo/edit/", memo.memo_edit, name="memo_edit"),
    path("meetings/<int:pk>/memo/send/", memo.memo_send, name="memo_send"),
    path("meetings/<int:pk>/memo/comment/", memo.memo_comment, name="memo_comment"),
    path("meetings/<int:pk>/memo/comments/<int:comment>/", memo.memo_comment_handle, name="memo_comment_handle"),
    path("meetings/<int:pk>/memo/muistio.<slug:form>", memo.memo_file, name="memo_file"),
    path("memo/<str:token>/", memo_approving.memo_link, name="memo_link"),
    path("meetings/<int:pk>/edit/", meetings.meeting_edit, name="meeting_edit"),
    path("meetings/<int:pk>/cancel/", meetings.meeting_cancel, name="meeting_cancel"),
    path("meetings/<int:pk>/invite/", meeting_calls.meeting_invite, name="meeting_invite"),
    path("meetings/<int:pk>/answer/", meeting_calls.meeting_answer, name="meeting_answer"),
    path("meetings/<int:pk>/participants/new/", meeting_calls.participant_new, name="participant_new"),
    path(
        "meetings/<int:meeting>/participants/<int:pk>/remove/",
        meeting_calls.participant_remove,
        name="participant_remove",
    ),
    path(
        "meetings/<int:meeting>/participants/<int:pk>/deputy/",
        meeting_calls.participant_deputy,
        name="participant_deputy",
    ),
    path("meetings/<int:pk>/times/", meeting_times.meeting_times, name="meeting_times"),
    path("meetings/<int:pk>/times/ask/", meeting_times.meeting_times_ask, name="meeting_times_ask"),
    path("meetings/<int:pk>/times/new/", meeting_times.meeting_time_new, name="meeting_time_new"),
    path("meetings/<int:pk>/times/<int:time>/choose/", meeting_times.meeting_time_choose, name="meeting_time_choose"),
    path("meetings/<int:pk>/times/<int:time>/drop/", meeting_times.meeting_time_drop, name="meeting_time_drop"),
    path("picture/", picture.pictures, name="pictures"),
    path("picture/<int:pk>/", picture.picture, name="picture"),
    path("picture/<int:pk>/slides/", picture_slides.slides, name="slides"),
    path("picture/<int:pk>/slides/<slug:key>.<slug:form>", picture_slides.slide, name="slide"),
    path("meetings/<int:pk>/", one_meeting.meeting, name="meeting"),
    path("meetings/<int:pk>/agenda/", agenda.agenda, name="agenda"),
    path("meetings/<int:pk>/agenda/draft/", agenda.agenda_draft, name="agenda_draft"),
    path("meetings/<int:pk>/agenda/new/", agenda.agenda_item_new, name="agenda_item_new"),
    path("agenda-items/<int:pk>/", agenda.agenda_item_do, name="agenda_item_do"),
    path("agenda-items/<int:pk>/edit/", agenda.agenda_item_edit, name="agenda_item_edit"),
    path("meetings/<int:pk>/live/", live.live, name="live"),
    path("meetings/<int:pk>/live/do/", live.live_do, name="live_do"),
    path("meetings/<int:pk>/live/pieces/", live.live_pieces, name="live_pieces"),
    path("meetings/<int:pk>/live/lines/", live.live_lines, name="live_lines"),
    path("meetings/<int:pk>/live/attendance/", lines.live_attendance, name="live_attendance"),
    path("meetings/<int:pk>/live/left/", lines.live_left, name="live_left"),
    path("meetings/<int:pk>/live/progress/", lines.live_progress, name="live_progress"),
    path("note-lines/<int:pk>/", lines.note_line, name="note_line"),
    path("actions/", registers.action_register, name="actions"),
    path("actions/<int:pk>/", registers.action, name="action"),
    path("actions/<int:pk>/edit/", registers.action_edit, name="action_edit"),
    path("actions/<int:pk>/close/", registers.action_close, name="action_close"),
    path("actions/<int:pk>/do/", registers.action_do, name="action_do"),
    path("resolutions/", registers.resolution_register, name="resolutions"),
    path("resolutions/<int:pk>/edit/", registers.resolution_edit, name="resolution_edit"),
    path("resolutions/<int:pk>/do/", registers.resolution_do, name="resolution_do"),
    path("parties/new/", promises.party_new, name="party_new"),
    path("parties/<int:pk>/", promises.party_edit, name="party_edit"),
    path("parties/<int:pk>/remove/", promises.party_remove, name="party_remove"),
    path("promises/", promises.promises, name="promises"),
    path("promises/new/", promises.promise_new, name="promise_new"),
    path("promises/<int:pk>/", promises.promise, name="promise"),
    path("promises/<int:pk>/edit/", promises.promise_edit, name="promise_edit"),
    path("promises/<int:pk>/move/", promises.promise_move, name="promise_move"),
    path("promises/<int:pk>/settle/", promises.promise_settle, name="promise_settle"),
    path("roadmaps/<int:pk>/resources/", resources.roadmap_resources, name="roadmap_resources"),
    path("measures/<int:pk>/resources/", resources.measure_resources, name="measure_resources"),
    path("measures/<int:pk>/milestones/new/", resources.milestone_new, name="milestone_new"),
    path("measures/<int:pk>/milestones/<int:milestone>/", resources.milestone_edit, name="milestone_edit"),
    path("measures/<int:pk>/milestones/<int:milestone>/remove/", resources.milestone_remove, name="milestone_remove"),
    path("roadmaps/<int:pk>/units/", unit_reports.unit_reports, name="unit_reports"),
    path("roadmaps/<int:pk>/units/<int:unit>/", unit_reports.unit_report, name="unit_report"),
    path("reports/", reports.reports, name="reports"),
    path("reports/new/", reports.report_new, name="report_new"),
    path("reports/<int:pk>/", reports.report, name="report"),
    path("reports/<int:pk>/edit/", reports.report_edit, name="report_edit"),
    path("reports/<int:pk>/preview/", reports.report_preview, name="report_preview"),
    path("reports/<int:pk>/publish/", reports.report_publish, name="report_publish"),
    path("reports/<int:pk>/versions/<int:number>/", reports.report_version, name="report_version"),
    path("reports/<int:pk>/sections/<slug:section>/", reports.report_section, name="report_section"),
    path("reports/<int:pk>/sections/<slug:section>/comment/", reports.report_comment, name="report_comment"),
    path("reports/<int:pk>/comments/<int:comment>/", reports.report_comment_handled, name="report_comment_handled"),
    path("benefits/", benefit_lists.benefits, name="benefits"),
    path("benefits/new/", one_benefit.benefit_new, name="benefit_new"),
    path("benefits/retirements/", benefit_lists.retirements, name="retirements"),
    path("benefits/retirements/new/", benefit_lists.retirement_new, name="retirement_new"),
    path("benefits/retirements/<int:pk>/edit/", benefit_lists.retirement_edit, name="retirement_edit"),
    path("benefits/retirements/<int:pk>/remove/", benefit_lists.retirement_remove, name="retirement_remove"),
    path("benefits/<int:pk>/", one_benefit.benefit, name="benefit"),
    path("benefits/<int:pk>/edit/", one_benefit.benefit_edit, name="benefit_edit"),
    path("benefits/<int:pk>/year/", one_benefit.benefit_year, name="benefit_year"),
    path("benefits/<int:pk>/remove/", one_benefit.benefit_remove, name="benefit_remove"),
    path("risks/", risks.risks, name="risks"),
    path("risks/new/", risks.risk_new, name="risk_new"),
    path("risks/review/", risk_reviews.risks_review, name="risks_review"),
    path("risks/<int:pk>/", risks.risk, name="risk"),
    path("risks/<int:pk>/edit/", risks.risk_edit, name="risk_edit"),
    path("risks/take-in/<int:pk>/", risks.risk_take_in, name="risk_take_in"),
    path("roadmaps/", roadmaps.roadmaps, name="roadmaps"),
    path("roadmaps/new/", roadmaps.roadmap_new, name="roadmap_new"),
    path("roadmaps/<int:pk>/", roadmap.roadmap, name="roadmap"),
    path("roadmaps/<int:pk>/edit/", roadmaps.roadmap_edit, name="roadmap_edit"),
    path("roadmaps/<int:pk>/approval/", roadmaps.roadmap_approval, name="roadmap_approval"),
    path("roadmaps/<int:pk>/archive/", roadmaps.roadmap_archive, name="roadmap_archive"),
    path("roadmaps/<int:pk>/bulk/", bulk.bulk, name="bulk"),
    path("roadmaps/<int:pk>/undo/", undo.undos, name="undos"),
    path("roadmaps/<int:pk>/undo/<int:change_set>/", undo.undo, name="undo"),
    path("roadmaps/<int:pk>/carry-over/", carrying.carry_over, name="carry_over"),
    path("roadmaps/<int:pk>/carry-over/next/", carrying.next_roadmap, name="carry_over_next"),
    path("roadmaps/<int:pk>/lists/", lists.roadmap_lists, name="roadmap_lists"),
    path("roadmaps/<int:pk>/lists/<slug:kind>/", lists.listed_add, name="listed_add"),
    path("roadmaps/<int:pk>/lists/<slug:kind>/<int:row>/", lists.listed_edit, name="listed_edit"),
    path("roadmaps/<int:pk>/lists/<slug:kind>/<int:row>/move/", lists.listed_move, name="listed_move"),
    path("roadmaps/<int:pk>/lists/<slug:kind>/<int:row>/remove/", lists.listed_remove, name="listed_remove"),
    path("roadmaps/<int:pk>/measures/new/", plan.measure_new, name="measure_new"),
    path("measures/<int:pk>/", show.measure, name="measure"),
    path("measures/<int:pk>/edit/", plan.measure_edit, name="measure_edit"),
    path("measures/<int:pk>/owner/", owners.measure_owner, name="measure_owner"),
    path("measures/<int:pk>/owners/<int:ownership>/end/", owners.ownership_end, name="ownership_end"),
    path("measures/<int:pk>/outcome/", owners.measure_outcome, name="measure_outcome"),
    path("measures/<int:pk>/remove/", show.measure_remove, name="measure_remove"),
    path("roadmaps/<int:pk>/editions/", editions.editions, name="editions"),
    path("roadmaps/<int:pk>/editions/freeze/", editions.edition_freeze, name="edition_freeze"),
    path("roadmaps/<int:pk>/editions/<int:edition>/", editions.edition, name="edition"),
    path("roadmaps/<int:pk>/editions/<int:edition>/edit/", editions.edition_edit, name="edition_edit"),
    path("roadmaps/<int:pk>/changes/", editions.changes, name="changes"),
    path("roadmaps/<int:pk>/measures/merge/", lineage.measures_merge, name="measures_merge"),
    path("measures/<int:pk>/split/", lineage.measure_split, name="measure_split"),
    path("measures/<int:pk>/supersede/", lineage.measure_supersede, name="measure_supersede"),
    path("measures/<int:pk>/drop/", lineage.measure_drop, name="measure_drop"),
    path("measures/<int:pk>/restore/", lineage.measure_restore, name="measure_restore"),
    path("strategy/", strategy.strategy, name="strategy"),
    path("strategy/new/", strategy.strategy_new, name="strategy_new"),
    path("strategy/<int:pk>/edit/", strategy.strategy_edit, name="strategy_edit"),
    path("strategy/<int:pk>/move/", strategy.strategy_move, name="strategy_move"),
    path("strategy/<int:pk>/remove/", strategy.strategy_remove, name="strategy_remove"),
    path("roadmaps/<int:pk>/coverage/", coverage.coverage, name="coverage"),
    path("roadmaps/<int:pk>/goals/", goals.goals, name="goals"),
    path("roadmaps/<int:pk>/goals/<int:goal>/verdict/", goals.goal_verdict, name="goal_verdict"),
    path("roadmaps/<int:pk>/goals/<int:goal>/indicators/", goals.goal_indicators, name="goal_indicators"),
    path("roadmaps/<int:pk>/readiness/", readiness.readiness, name="readiness"),
    path("roadmaps/<int:pk>/readiness/rules/", readiness.readiness_rules, name="readiness_rules"),
    path("indicators/", indicators.indicators, name="indicators"),
    path("indicators/new/", indicators.indicator_new, name="indicator_new"),
    path("indicators/<int:pk>/", indicators.indicator, name="indicator"),
    path("indicators/<int:pk>/edit/", indicators.indicator_edit, name="indicator_edit"),
    path("indicators/<int:pk>/reading/", indicators.indicator_reading, name="indicator_reading"),
    path("indicators/<int:pk>/remove/", indicators.indicator_remove, name="indicator_remove"),
    path("measures/<int:pk>/practices/new/", practices.practice_new, name="practice_new"),
    path("measures/<int:pk>/practices/<int:row>/", practices.practice_edit, name="practice_edit"),
    path("measures/<int:pk>/practices/<int:row>/remove/", practices.practice_remove, name="practice_remove"),
    path("visits/", learning.visits, name="visits"),
    path("visits/new/", learning.visit_new, name="visit_new"),
    path("visits/<int:pk>/", learning.visit, name="visit"),
    path("visits/<int:pk>/edit/", learning.visit_edit, name="visit_edit"),
    path("visits/<int:pk>/remove/", learning.visit_remove, name="visit_remove"),
    path("good-practices/", learning.good_practices, name="good_practices"),
    path("good-practices/new/", learning.good_practice_new, name="good_practice_new"),
    path("good-practices/<int:pk>/edit/", learning.good_practice_edit, name="good_practice_edit"),
    path("good-practices/<int:pk>/remove/", learning.good_practice_remove, name="good_practice_remove"),
    path("recommendations/", recommendations.recommendations, name="recommendations"),
    path("recommendations/new/", recommendations.recommendation_new, name="recommendation_new"),
    path("recommendations/<int:pk>/edit/", recommendations.recommendation_edit, name="recommendation_edit"),
    path("recommendations/<int:pk>/remove/", recommendations.recommendation_remove, name="recommendation_remove"),
    path("recommendations/<int:pk>/move/", recommendations.recommendation_move, name="recommendation_move"),
    path("recommendations/<int:pk>/answer/", recommendations.recommendation_answer, name="recommendation_answer"),
    path("decisions/", decisions.decisions, name="decisions"),
    path("decisions/new/", decisions.decision_new, name="decision_new"),
    path("decisions/<int:pk>/edit/", decisions.decision_edit, name="decision_edit"),
    path("decisions/<int:pk>/remove/", decisions.decision_remove, name="decision_remove"),
    path("", include("viitta.doors.portal.projects.urls")),
]
