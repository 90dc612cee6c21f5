"""Reading: numbers that are right, and statements that are counted."""

from decimal import Decimal

from django.core.exceptions import FieldFetchBlocked
from django.db import connection, models, transaction
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

import fetch
import lazy
import only_wrong
import raw
import raw_wrong
import report
import report_wrong
import two_filters_wrong
from tickets.demo import fill, many
from tickets.models import Event, Ticket


class ReportTest(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        cls.jazz = fill()

    # --8<-- [start:report]
    def test_revenue_is_that_of_the_tickets(self) -> None:
        with self.assertNumQueries(1):
            jazz, chess = report.report()
        alone = Ticket.objects.filter(event=jazz).aggregate(sum=models.Sum("total"))
        self.assertEqual(jazz.revenue, alone["sum"])
        self.assertEqual((jazz.sold_tickets, jazz.stars), (3, 4))
        self.assertEqual((chess.sold_tickets, chess.revenue), (0, None))

    # --8<-- [end:report]

    def test_two_joins_multiply(self) -> None:
        jazz = report_wrong.report().get(pk=self.jazz.pk)
        self.assertEqual((jazz.sold_tickets, jazz.revenue), (6, Decimal(150)))

    def test_distinct_mends_the_count_and_breaks_the_sum(self) -> None:
        jazz = report_wrong.report().annotate(
            n=models.Count("tickets", distinct=True),
            sum=models.Sum("tickets__total", distinct=True),
        )[0]
        self.assertEqual((jazz.n, jazz.sum), (3, 55))

    def test_filter_counts_only_some_children(self) -> None:
        dear = models.Count("tickets", filter=models.Q(tickets__price__gt=30))
        counts = Event.objects.annotate(n=dear).order_by("id")
        self.assertEqual([event.n for event in counts], [1, 0])

    def test_exists_repeats_no_row(self) -> None:
        self.assertEqual(list(report.praised()), [self.jazz])

    def test_without_values_the_subquery_returns_a_row_per_ticket(self) -> None:
        tickets = Ticket.objects.filter(event=models.OuterRef("pk"))
        bad = Event.objects.annotate(n=models.Subquery(tickets.values("total")))
        with self.assertRaisesMessage(Exception, "more than one row returned"):
            list(bad)

    def test_chained_filters_mean_two_tickets(self) -> None:
        main = two_filters_wrong.main
        self.assertIsNone(main())
        chained = Event.objects.filter(tickets__seat=1).filter(tickets__price=35)
        self.assertEqual(chained.count(), 1)
        together = Event.objects.filter(tickets__seat=1, tickets__price=35)
        self.assertEqual(together.count(), 0)
        self.assertEqual(Event.objects.filter(tickets__price__lt=30).count(), 2)

    def test_raw_parameters_are_never_sql(self) -> None:
        injected = "'; UPDATE tickets_ticket SET price = 0 RETURNING seat; --"
        self.assertEqual(raw.find("1@a.example"), [1])
        self.assertEqual(raw.find("' OR ''='"), [])
        self.assertEqual(raw.find(injected), [])
        self.assertEqual(Ticket.objects.filter(price=0).count(), 0)
        with self.assertRaises(ValueError):
            raw.find("1@a.example", order_by="seat; --")

    def test_an_f_string_is_sql(self) -> None:
        self.assertEqual(raw_wrong.find("' OR ''='"), [1, 2, 3])
        raw_wrong.find("'; UPDATE tickets_ticket SET price = 0 RETURNING seat; --")
        self.assertEqual(Ticket.objects.filter(price=0).count(), 3)


class LazyTest(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        fill()

    def test_what_sends_a_statement(self) -> None:
        fresh = [lazy.statements(s, Event.objects.all()) for s in lazy.FRESH.values()]
        self.assertEqual(fresh, [0, 2, 2, 1, 2, 1])
        read = []
        for step in lazy.READ.values():
            events = Event.objects.all()
            list(events)
            read.append(lazy.statements(step, events))
        self.assertEqual(read, [0, 1, 1, 1])


class FetchModeTest(TestCase):
    def test_statements_per_mode(self) -> None:
        self.assertEqual(
            fetch.table(),
            {
                "foreign key": [101, 2, None],
                "deferred column": [101, 2, None],
                "related manager": [101, 101, 101],
                "foreign key, then its manager": [201, 102, None],
                "foreign key in iterator()": [101, 101, None],
                "iterator() with prefetch_related": [3, 3, 3],
            },
        )

    # --8<-- [start:budget]
    def test_the_list_costs_the_same_with_2_and_20_events(self) -> None:
        for events in (2, 20):
            many(events)
            with self.assertNumQueries(2):
                fetch.venues(Event.objects.fetch_mode(models.FETCH_PEERS))

    # --8<-- [end:budget]

    def test_fetch_raise_stops_a_column_that_only_forgot(self) -> None:
        fill()
        with self.assertRaisesMessage(FieldFetchBlocked, "Fetching of Event.price"):
            only_wrong.main()

    def test_a_manager_can_set_the_mode_for_all_of_its_querysets(self) -> None:
        class Peers(models.Manager):
            def get_queryset(self) -> models.QuerySet:
                return super().get_queryset().fetch_mode(models.FETCH_PEERS)

        manager = Peers()
        manager.model = Event
        many(20)
        with self.assertNumQueries(2):
            fetch.venues(manager.filter(title__startswith="Gig"))

    def test_a_streamed_queryset_with_a_join_needs_no_fetch(self) -> None:
        many(20)
        events = Event.objects.select_related("venue").fetch_mode(models.FETCH_RAISE)
        with self.assertNumQueries(1):
            fetch.venues(events.iterator(chunk_size=5))

    def test_assert_num_queries_counts_savepoints(self) -> None:
        # SAVEPOINT, SELECT, RELEASE
        with self.assertNumQueries(3), transaction.atomic():
            Event.objects.exists()

    def test_iterator_reads_through_a_cursor_of_the_server(self) -> None:
        fill()
        with CaptureQueriesContext(connection) as seen:
            list(Ticket.objects.iterator())
        self.assertIn("DECLARE", seen[0]["sql"])
