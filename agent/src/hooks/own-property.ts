type Method = (...args: never[]) => unknown;

/**
 * Lays `replacement` over a method as an own, non-enumerable property of the one object, and returns the function that
 * puts things back: the own property is gone, or the user's own one is there again. Where somebody wrapped ours
 * meanwhile it stays below theirs, passing every call through.
 */
export function overrideMethod<Target extends object, Key extends keyof Target & string>(
  target: Target,
  key: Key,
  wrap: (original: Extract<Target[Key], Method>) => Extract<Target[Key], Method>,
): () => void {
  const before = Object.getOwnPropertyDescriptor(target, key);
  const original = target[key] as Extract<Target[Key], Method>;
  const wrapped = wrap(original) as Method;
  let isActive = true;
  const replacement = function (this: unknown, ...args: never[]): unknown {
    return (isActive ? wrapped : (original as Method)).apply(this, args);
  };
  Object.defineProperty(target, key, { value: replacement, configurable: true, writable: true, enumerable: false });
  return () => {
    isActive = false;
    if (Object.getOwnPropertyDescriptor(target, key)?.value !== replacement) return;
    if (before) Object.defineProperty(target, key, before);
    else Reflect.deleteProperty(target, key);
  };
}
