"""The phase in one screen: what a component holds, what the page lacks, what callbacks do and cost."""

from dashc.catalogue import Catalogue
from dashc.diagnostics.sink import Sink
from dashc.ir.plan import Plan
from dashc.lint.callbacks import check_effects, check_free_text, check_self_loops, check_unreachable
from dashc.lint.costs import check_requests, check_serial
from dashc.lint.defaults import check_defaults
from dashc.lint.ids import check_named_ids, check_unused_ids
from dashc.lint.labels import check_labels
from dashc.lint.missing import check_missing_props
from dashc.lint.page import Page
from dashc.lint.unused_names import check_unused_names


def lint(plan: Plan, catalogue: Catalogue, sink: Sink) -> None:
    """Look at the whole; after an error only at what stands in one component, as the rest may be its consequence."""
    page = Page(plan.program)
    check_defaults(page, sink)
    if sink.has_errors:
        return
    check_missing_props(page, catalogue, sink)
    check_labels(page, sink)
    check_named_ids(page, plan.program, catalogue, sink)
    check_unused_ids(page, sink)
    check_unused_names(plan.program.spec.document, sink)
    check_unreachable(page, plan.program, catalogue, sink)
    check_self_loops(plan.program, sink)
    check_free_text(page, plan.program, sink)
    check_effects(plan.program, sink)
    check_requests(page, plan, catalogue, sink)
    check_serial(plan, sink)
