/**
 * Why a person's wish was refused, more exactly than the error's code, with the names of the values that its words need.
 * Stable: pages say it in their reader's language. New ones may be added.
 */
export const reasonValues = {
  'wrong-credentials': [],
  'wrong-password': [],
  'too-many-sign-ins': ['minutes'],
  'session-ended': [],
  'session-gone': [],
  'sign-in-needed': [],
  'token-unknown': [],
  'role-too-low': ['name', 'role'],
  'scope-too-low': ['needed'],
  'share-only-shows': [],
  'account-needed': [],
  'host-unknown': ['host'],
  'origin-unknown': ['origin'],
  'proxy-untold': [],
  'password-length': ['least', 'most'],
  'name-invalid': ['most'],
  'email-invalid': ['email'],
  'email-taken': ['email'],
  'name-taken': ['name'],
  'account-missing': [],
  'only-admin': ['name'],
  'account-exists': [],
  'setup-elsewhere': [],
  'invitation-used': [],
  'invitation-revoked': [],
  'invitation-expired': [],
  'invitation-unknown': [],
  'invitation-gone': [],
  'token-name': ['most'],
  'token-project': ['most'],
  'token-missing': [],
  'end-past': [],
  'share-path': [],
  'share-gone': [],
  'channel-kind': ['kind'],
  'channel-name': ['most'],
  'channel-time': ['time'],
  'channel-time-zone': ['timeZone'],
  'channel-missing': [],
  'field-unknown': ['field'],
  'field-missing': ['field'],
  'field-too-long': ['field', 'most'],
  'field-control-character': ['field'],
  'field-not-address': ['field', 'example'],
  'field-credentials': ['field'],
  'run-missing': [],
  'run-deleted': [],
  'incident-missing': [],
  'incident-resolved': [],
  'incident-open': [],
  'assignee-empty': [],
  'comment-missing': [],
  'comment-of-another': ['author'],
  'comment-edited': [],
  'comment-empty': [],
  'text-too-long': ['length', 'most'],
  'range-reversed': [],
  'silence-past': [],
  'silence-step-past': ['step'],
  'silence-missing': [],
  'tag-empty': [],
  'view-missing': [],
  'user-rule-missing': [],
  'project-missing': ['project'],
  'parameter-not-finite': ['name'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Reason = keyof typeof reasonValues;
type ValuesOf<Of extends Reason> = Readonly<Record<(typeof reasonValues)[Of][number], string | number>>;

export const reasons = Object.keys(reasonValues) as readonly Reason[];

/** The reason of an error, with its values. */
export interface ErrorReason {
  readonly reason: Reason;
  readonly values: Readonly<Record<string, string | number>>;
}

/** The reason with its values, for a TunewatchError. */
export function because<Of extends Reason>(reason: Of, ...[values]: (typeof reasonValues)[Of]['length'] extends 0 ? [] : [values: ValuesOf<Of>]): ErrorReason {
  return { reason, values: values ?? {} };
}

/** The reason of something that was thrown or answered, `null` where it has none that is known. Known by its shape, whichever copy of the class it is. */
export function reasonOf(error: unknown): ErrorReason | null {
  const { reason, values } = (typeof error === 'object' && error !== null ? error : {}) as { readonly reason?: unknown; readonly values?: unknown };
  const known = reasons.find((one) => one === reason);
  if (known === undefined) return null;
  const given = Object.entries(typeof values === 'object' && values !== null ? values : {}).filter((entry): entry is [string, string | number] => typeof entry[1] === 'string' || typeof entry[1] === 'number');
  return { reason: known, values: Object.fromEntries(given) };
}
