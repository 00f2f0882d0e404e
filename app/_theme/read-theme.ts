import 'server-only';
import { cookies } from 'next/headers';
import { themeCookie, themeOf, type Theme } from './theme.ts';

/** The theme the reader chose, `system` when none. */
export async function readTheme(): Promise<Theme> {
  return themeOf((await cookies()).get(themeCookie)?.value);
}
