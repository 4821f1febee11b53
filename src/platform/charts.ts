// Charts as SVG rendered on the server. What is drawn is made by chart-options.ts; every page shows its table beside.
import { randomBytes } from "node:crypto";
import type { EChartsOption } from "echarts";
import { BarChart, HeatmapChart, LineChart, SankeyChart, ScatterChart } from "echarts/charts";
import { GridComponent, LegendComponent, VisualMapComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { inlineSvg } from "./chart-svg.ts";

use([BarChart, HeatmapChart, LineChart, SankeyChart, ScatterChart]);
use([GridComponent, LegendComponent, VisualMapComponent, SVGRenderer]);

export interface ChartFrame {
  /** The drawing's own size in px, to which its texts are fitted; the page scales it to the container's width. */
  width: number;
  height: number;
  title: string;
  description: string;
  /** Where the same chart must come out as the same text; otherwise a new id that no other chart on a page has. */
  id?: string;
}

/**
 * The chart as an `<svg class="chart" role="img">` to be put in a page as it is: no style, script or address in it.
 * Bar, line, heat map, scatter and Sankey series can be drawn.
 */
export function renderChart(option: EChartsOption, { id, ...frame }: ChartFrame): string {
  const chart = init(null, null, { renderer: "svg", ssr: true, width: frame.width, height: frame.height });
  try {
    chart.setOption({ ...option, animation: false });
    return inlineSvg(chart.renderToSVGString(), { id: id ?? `chart-${randomBytes(6).toString("hex")}`, ...frame });
  } finally {
    // A chart that is not disposed of keeps the process from ending.
    chart.dispose();
  }
}
