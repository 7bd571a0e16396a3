/** A complaint. What was said the server adds by itself: here one says where and why. */
import { useSignal } from '@preact/signals';
import type { Complaint } from '../../store/people.ts';
import { complain } from '../../store/people.ts';
import { tryTo } from '../../store/play.ts';
import { hub } from '../../store/signals.ts';
import { tell } from '../../store/toasts.ts';
import { words } from '../../words/en.ts';
import { Field, Form, Named } from '../fields.tsx';

const say = words.people.report;

interface ReportFormProps {
  readonly player: string;
  readonly name: string;
  readonly onDone: () => void;
}

export function ReportForm({ player, name, onDone }: ReportFormProps) {
  const place = useSignal<Complaint['place']>('hub');
  const reason = useSignal<keyof typeof say.reasons>('insult');
  const text = useSignal('');
  const send = () =>
    tryTo(async () => {
      const where = hub.value ? { hub: hub.value } : {};
      await complain({ player, place: place.value, reason: reason.value, words: text.value.trim(), ...where });
      tell(say.done);
      onDone();
    });
  return (
    <Form label={say.title(name)} submit={say.send} isMain={false} onSubmit={send}>
      <Named label={say.place} names={say.places} value={place.value} onChoice={(chosen) => (place.value = chosen)} />
      <Named
        label={say.reason}
        names={say.reasons}
        value={reason.value}
        onChoice={(chosen) => (reason.value = chosen)}
      />
      <Field label={say.words} maxLength={500} onText={(typed) => (text.value = typed)} />
    </Form>
  );
}
