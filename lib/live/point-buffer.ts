import { limits } from '../protocol/limits.ts';
import { mergeParts, pointsPerSeries, type Points } from './merge-parts.ts';

/** Rows that are gathered before they are thinned, so that a catch-up of millions of points stays small in memory. */
const rowsBeforeThinning = 32_768;

/** Gathers points between two frames and gives them back merged and thinned; memory is bounded by series, not by points. */
export class PointBuffer {
  private parts: Points[] = [];
  private rows = 0;
  private sealed: Points[] = [];

  /** `most`: points of one series that are given back. */
  constructor(private readonly most = pointsPerSeries) {}

  get isEmpty(): boolean {
    return this.parts.length === 0 && this.sealed.length === 0;
  }

  add(part: Points): void {
    const rows = part.columns.steps.length;
    if (rows === 0 && part.histograms.length === 0) return;
    if (this.rows > 0 && this.rows + rows > rowsBeforeThinning) this.thin(rows);
    this.parts.push({ columns: part.columns, histograms: part.histograms });
    this.rows += rows;
  }

  /** What was gathered, usually one piece; a second one only where more rows survive than one packet can number. */
  take(): readonly Points[] {
    const taken = [...this.sealed, ...(this.parts.length > 0 ? [mergeParts(this.parts, this.most)] : [])];
    this.parts = [];
    this.rows = 0;
    this.sealed = [];
    return taken;
  }

  private thin(rowsToCome: number): void {
    const merged = mergeParts(this.parts, this.most);
    this.parts = [merged];
    this.rows = merged.columns.steps.length;
    if (this.rows > rowsBeforeThinning / 2 || this.rows + rowsToCome > limits.rowsPerPacket) {
      this.sealed.push(merged);
      this.parts = [];
      this.rows = 0;
    }
  }
}
