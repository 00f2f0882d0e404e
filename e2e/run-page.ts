import { expect, type Page } from '@playwright/test';

/** A run's page, by what a person sees on it. */
export class RunPage {
  constructor(private readonly page: Page) {}

  /** Opens the run of that name from the list, as soon as it appears there. */
  async openFromList(name: string): Promise<void> {
    await this.page.goto('/');
    await this.page.getByRole('link', { name, exact: true }).first().click();
    await expect(this.stats).toBeVisible();
  }

  get stats() {
    return this.page.getByLabel('Progress and speed');
  }

  get verdict() {
    return this.page.getByRole('region', { name: 'Verdict' });
  }

  /** Steps done, as the stats line says. */
  async steps(): Promise<number> {
    const text = await this.stats.innerText();
    const match = /step\s*([\d,.]+)/i.exec(text);
    return match ? Number(match[1]!.replace(/[,.]/g, '')) : 0;
  }

  /** The step a chart reaches, as it tells those who cannot see the curve. */
  async chartReaches(title: string): Promise<number> {
    const label = await this.page.locator(`[role="group"][aria-label^="${title}"]`).first().getAttribute('aria-label');
    const match = / to ([\d,]+)\./.exec(label ?? '');
    return match ? Number(match[1]!.replaceAll(',', '')) : -1;
  }

  async waitForStep(step: number): Promise<void> {
    await expect.poll(() => this.steps(), { timeout: 60_000 }).toBeGreaterThanOrEqual(step);
  }
}
