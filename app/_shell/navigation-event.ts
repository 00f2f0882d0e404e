/** Told to the window when a navigation to another page begins; `detail` is its address. */
export const navigationEvent = 'tunewatch:navigation';
