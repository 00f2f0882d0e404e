/** The pages of the settings, in the order of their navigation. */
export const settingsPlaces = [
  { id: 'channels', path: '/settings/channels', isForAdmins: false },
  { id: 'deliveries', path: '/settings/deliveries', isForAdmins: false },
  { id: 'access', path: '/settings/access', isForAdmins: false },
  { id: 'tokens', path: '/settings/tokens', isForAdmins: true },
  { id: 'audit', path: '/settings/audit', isForAdmins: true },
] as const;

export type SettingsPlace = (typeof settingsPlaces)[number]['id'];
