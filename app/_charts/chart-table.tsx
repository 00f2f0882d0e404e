import type { ChartSeries } from './chart-types.ts';
import { formatCount, formatEpoch, formatExact, formatTime } from './format-value.ts';
import type { ChartWords } from './words.ts';

interface ChartTableProps {
  readonly title: string;
  readonly series: readonly ChartSeries[];
  readonly words: ChartWords;
}

const most = 200;

/** The newest rows of every series as a table, newest first: the same numbers without a picture. */
export function ChartTable({ title, series, words }: ChartTableProps) {
  const rows = series
    .flatMap((each) => Array.from({ length: Math.min(most, each.step.length) }, (_, index) => ({ each, row: each.step.length - 1 - index })))
    .sort((a, b) => b.each.step[b.row]! - a.each.step[a.row]!)
    .slice(0, most);
  return (
    <div className="chart-table" tabIndex={0} role="region" aria-label={title}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.step}</th>
            <th scope="col">{words.epoch}</th>
            <th scope="col">{words.time}</th>
            <th scope="col">{words.series}</th>
            <th scope="col">{words.value}</th>
            <th scope="col">{words.minimum}</th>
            <th scope="col">{words.maximum}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ each, row }) => (
            <tr key={`${each.name} ${row}`}>
              <td>{formatCount(each.step[row]!)}</td>
              <td>{each.epoch && Number.isFinite(each.epoch[row]) ? formatEpoch(each.epoch[row]!) : ''}</td>
              <td>{each.atMs ? formatTime(each.atMs[row]!) : ''}</td>
              <th scope="row">{each.label}</th>
              <td>{formatExact(each.value[row]!)}</td>
              <td>{each.min ? formatExact(each.min[row]!) : ''}</td>
              <td>{each.max ? formatExact(each.max[row]!) : ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
