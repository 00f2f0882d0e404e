/** Words of the settings' navigation. */
export const settings = {
  title: 'Settings',
  places: { channels: 'Notifications', deliveries: 'Delivery log', access: 'People and access', tokens: 'Tokens', audit: 'Audit log' },
};
