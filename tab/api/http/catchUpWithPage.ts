import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../../procedure/record/values/person.ts';
import { isReference, type Reference } from '../../../procedure/record/values/reference.ts';
import { Fault } from '../../../procedure/runtime/fault.ts';
import type { Handling } from '../../../procedure/useCases/handling.ts';

/** The maximum that the page sends (`tab/page/client/seen.ts`). */
const most = 5;

type Seen = { readonly reference: Reference; readonly sequence: number };

/** Value of `x-seen`: `NC-2026-0042/7 NC-2026-0043/1`. Anything malformed is skipped. */
const seenIn = (header: string | readonly string[] | undefined): readonly Seen[] =>
  String(header ?? '')
    .split(' ', most)
    .flatMap((one) => {
      const [reference = '', sequence = ''] = one.split('/');
      return isReference(reference) && /^[1-9]\d{0,5}$/.test(sequence) ? { reference, sequence: Number(sequence) } : [];
    });

/**
 * Before a request is answered, syncs the records that its page has seen, possibly from another server. A list is shown
 * without what cannot be read yet; a requested record is not shown.
 * @throws Fault `notSeenYet`
 */
export const catchUpWithPage =
  ({ learn }: Pick<Handling, 'learn'>) =>
  async (request: FastifyRequest): Promise<void> => {
    const actor = request.getDecorator<Actor>('tabActor');
    for (const { reference, sequence } of seenIn(request.headers['x-seen'])) {
      const isAsked = request.url.includes(reference);
      try {
        await learn(reference, actor, sequence, isAsked);
      } catch (error) {
        if (!(error instanceof Fault) || isAsked) throw error;
      }
    }
  };
