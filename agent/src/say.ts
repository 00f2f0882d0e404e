import { writeSync } from 'node:fs';

/**
 * A line for the person at the terminal. Straight to the file: a stream could throw later, where nobody catches it, and in
 * the worker it would go through the training thread, which may be busy for long.
 */
export function say(message: string): void {
  try {
    writeSync(2, `tunewatch: ${message}\n`);
  } catch {
    // stderr is closed or full
  }
}
