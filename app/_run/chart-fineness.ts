/** Rows per series in the first paint: enough for a look, small enough to be sent with the page. */
export const firstPaintBuckets = 160;
/** Rows per series of a chart: about one per pixel. */
export const overviewBuckets = 600;
/** Rows per series of a zoomed chart, read for the part in view. */
export const zoomBuckets = 1_200;
/** Rows per series of a small chart of one layer. */
export const smallBuckets = 200;
/** Rows per series of a sparkline. */
export const sparklineBuckets = 60;
/** Columns of the heatmap. */
export const heatmapBuckets = 240;
