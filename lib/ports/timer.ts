/** Runs something later. The runtime hands in the real one, tests a manual one. */
export interface Timer {
  /** Runs `task` once after `delayMs`; the answer cancels it. Never keeps the process alive. */
  after(delayMs: number, task: () => void): () => void;
}
