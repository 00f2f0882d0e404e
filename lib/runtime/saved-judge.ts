import { z } from 'zod';

/** A judge as it is stored: its own state, and how many packets of the run are in it. */
export interface SavedJudge {
  readonly packets: number;
  readonly state: string;
}

const schema = z.object({ packets: z.int().nonnegative(), state: z.string() });

/** The text to store. */
export function writeSavedJudge(saved: SavedJudge): string {
  return JSON.stringify(saved);
}

/** What was stored; `null` for nothing or for what cannot be read. */
export function readSavedJudge(text: string | null): SavedJudge | null {
  if (text === null) return null;
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
