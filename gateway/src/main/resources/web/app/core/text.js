// Numbers as people read them.

/** 83000 is "1:23". */
export function clock(ms) {
  const seconds = Math.max(0, Math.floor((ms || 0) / 1000));
  const minutes = Math.floor(seconds / 60);
  const rest = String(seconds % 60).padStart(2, '0');
  return minutes < 60
    ? `${minutes}:${rest}`
    : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}:${rest}`;
}

/** 4980000 is "1 h 23 min". */
export function span(ms) {
  const minutes = Math.round((ms || 0) / 60_000);
  if (minutes < 1) {
    return `${Math.round((ms || 0) / 1000)} s`;
  }
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

export function count(number, word) {
  return `${Number(number ?? 0).toLocaleString()} ${number === 1 ? word : word + 's'}`;
}

export function bytes(number) {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let step = 0;
  let value = number || 0;
  for (; value >= 1000 && step < units.length - 1; step++) {
    value /= 1000;
  }
  return `${value.toLocaleString(undefined, {maximumFractionDigits: value < 10 ? 1 : 0})} ${units[step]}`;
}

export function day(time) {
  return new Date(time).toLocaleDateString(undefined, {day: 'numeric', month: 'short', year: 'numeric'});
}

export function greeting(now) {
  const hour = now.getHours();
  if (hour < 5 || hour >= 22) {
    return 'Good night';
  }
  return hour < 12 ? 'Good morning' : hour < 18 ? 'Good afternoon' : 'Good evening';
}
