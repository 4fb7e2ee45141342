import { people, type SeededPerson } from '../tenant.ts';

/** Who leads whom at Contoso, by the first part of the address. The chief operating officer and guests have nobody. */
const leads: Readonly<Record<string, readonly string[]>> = {
  priya: ['sam', 'claire', 'marc', 'pedro'],
  marc: ['ines', 'jonas', 'yusuf', 'chloe'],
  claire: ['thomas', 'olga'],
  olga: ['hana'],
};

const mailboxOf = (person: SeededPerson) => person.userPrincipalName.split('@')[0] ?? '';

export function managerOf(person: SeededPerson): SeededPerson | undefined {
  const [manager] = Object.entries(leads).find(([, led]) => led.includes(mailboxOf(person))) ?? [];
  return people.find((one) => mailboxOf(one) === manager);
}
