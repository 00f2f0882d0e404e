/** What was wrong, said aloud to who cannot see it; takes no room while nothing is. */
export function Fault({ text }: { readonly text: string | undefined }) {
  return <p role="alert" className="text-critical empty:hidden">{text}</p>;
}
