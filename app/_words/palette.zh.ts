import type { palette as english } from './palette.en.ts';

export const palette: typeof english = {
  open: '快速前往',
  title: '快速前往',
  search: '训练、规则、建议、页面……',
  none: '没有叫这个名字的。',
  failed: '无法搜索训练。',
  groups: { pages: '页面', runs: '训练', rules: '规则', tips: '建议', settings: '设置' },
  theme: '切换主题',
  language: '切换到英文',
  help: '显示键盘操作',
  key: '快速前往：训练、规则、建议、设置',
};
