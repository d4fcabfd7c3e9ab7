"""Own drawings as SVG, made on the server: no library, any language, the same in pages, PDF and Word."""

from viitta.render.svg.charts import chart, ratio
from viitta.render.svg.frame import Frame
from viitta.render.svg.icons import badge, icon, print_icon, tone
from viitta.render.svg.palette import PAGE, PRINT, Palette, definitions, pattern
from viitta.render.svg.plan import plan_bar, quarter_head
from viitta.render.svg.rows import Scale, bar, span_bar, sparkline

__all__ = [
    "PAGE",
    "PRINT",
    "Frame",
    "Palette",
    "Scale",
    "badge",
    "bar",
    "chart",
    "definitions",
    "icon",
    "pattern",
    "plan_bar",
    "print_icon",
    "quarter_head",
    "ratio",
    "span_bar",
    "sparkline",
    "tone",
]
