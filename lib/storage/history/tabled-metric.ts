/** What the agent measures per layer, of the data or of the machine, and the clocks: curves, but no results of a run. */
const measured = /^(gradient|weight|update-ratio|activation|input|target|label|system|agent|batch|step-ms|samples-per-second|epoch$|prediction)/;

/** Series a table of runs can have as a column: results (losses, metrics, learning rate, what the user logs), not measurements of the inside. */
export function isTabled(name: string): boolean {
  return !measured.test(name) || name === 'gradient-norm';
}

/** More of them are not tabled. */
export const mostTabled = 64;
