/** The address of a project's page. */
export function projectAddress(project: string): string {
  return `/projects/${encodeURIComponent(project)}`;
}
