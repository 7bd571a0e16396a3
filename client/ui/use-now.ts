/** The server's time, anew every second while something shows it. */
import { useEffect, useState } from 'preact/hooks';
import { serverNow } from '../store/time.ts';

export function useNow(): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const beat = setInterval(() => setNow(serverNow()), 1_000);
    return () => clearInterval(beat);
  }, []);
  return now;
}
