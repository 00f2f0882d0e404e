/** Who watches a room, and who waits for the next frame to be sent so that what they are told fits behind it. */
export class RoomViewers {
  private readonly watching = new Set<string>();
  private waiting: { readonly viewer: string; readonly answer: () => void }[] = [];

  get isEmpty(): boolean {
    return this.watching.size === 0 && this.waiting.length === 0;
  }
  get isWatched(): boolean {
    return this.watching.size > 0;
  }
  has(viewer: string): boolean {
    return this.watching.has(viewer);
  }
  add(viewer: string): void {
    this.watching.add(viewer);
  }
  wait(viewer: string, answer: () => void): void {
    this.waiting.push({ viewer, answer });
  }
  answerWaiting(): void {
    const waiting = this.waiting;
    this.waiting = [];
    for (const { answer } of waiting) answer();
  }
  remove(viewer: string): void {
    this.watching.delete(viewer);
    this.waiting = this.waiting.filter((entry) => entry.viewer !== viewer);
  }
}
