'use client';

import { useEffect, useRef, useState } from 'react';

/** The value, changed at most once per `everyMs`; the last change always comes through. */
export function useThrottled<Value>(value: Value, everyMs: number): Value {
  const [shown, setShown] = useState(value);
  const newest = useRef(value);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const shownAtMs = useRef(-Infinity);
  useEffect(() => {
    newest.current = value;
    if (timer.current) return;
    timer.current = setTimeout(() => {
      timer.current = null;
      shownAtMs.current = performance.now();
      setShown(newest.current);
    }, Math.max(0, everyMs - (performance.now() - shownAtMs.current)));
  }, [value, everyMs]);
  useEffect(() => () => {
    if (timer.current) clearTimeout(timer.current);
    timer.current = null;
  }, []);
  return shown;
}
