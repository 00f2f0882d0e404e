import type { settings as english } from './settings.en.ts';

/** 设置页的导航用词。 */
export const settings: typeof english = {
  title: '设置',
  places: { channels: '通知', deliveries: '投递记录', access: '成员与权限', tokens: '令牌', audit: '操作记录' },
};
