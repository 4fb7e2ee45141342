/** Returns 09:00 local time on the next day from Monday to Friday. */
export function nextWorkingDay(now: Date): Date {
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, 9);
  while (day.getDay() === 0 || day.getDay() === 6) day.setDate(day.getDate() + 1);
  return day;
}
