import { navigationEvent } from './app/_shell/navigation-event.ts';

/** Called by Next when a navigation begins, whether by a link, by code or by the browser's back button. */
export function onRouterTransitionStart(url: string): void {
  dispatchEvent(new CustomEvent(navigationEvent, { detail: url }));
}
