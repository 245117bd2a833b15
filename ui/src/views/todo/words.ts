// What a row of Att göra says: one sentence per kind, and who.
import { waits } from '../../state/todos.svelte';
import { firstName, genitive, t } from '../../text';
import { writeDate, writeNext } from '../../text/dates';
import type { Todo } from '../../wire';

/** When: the day it is for, or since when it waits. */
export function when(todo: Todo, today: string): string {
  if (!todo.at) return t('todo-no-date');
  return waits(todo) && todo.at.slice(0, 10) < today ? t('todo-since', { date: writeDate(todo.at, today) }) : writeNext(todo.at, today);
}

/** The sentence of a row. */
export function sentence(todo: Todo, today: string): string {
  const [about, who] = [todo.about ?? '', todo.who ?? ''];
  switch (todo.what) {
    case 'reflectionEnds': return t(todo.at && todo.at.slice(0, 10) > today ? 'todo-reflection-ends' : 'todo-reflection-over');
    case 'summons': return summons(todo.at, today);
    case 'answer': return who ? t('todo-answer', { who }) : t('todo-answer-nobody');
    case 'meeting': return t('todo-meeting');
    case 'feedback': return t('todo-feedback', { name: firstName(todo.name) || t('todo-the-person'), about });
    case 'insatsDue': return t('todo-insats', { about });
    case 'deviation': return t('todo-deviation', { about });
    case 'followUp': return t('todo-follow-up');
    case 'coordinatorEnds': return coordinator(who, past(todo, today));
    case 'consentEnds': return t(past(todo, today) ? 'todo-consent-ended' : 'todo-consent-ends');
    case 'inform': return who ? t('todo-inform-who', { who }) : t('todo-inform');
    default: return about || t('todo-something');
  }
}

const past = (todo: Todo, today: string): boolean => Boolean(todo.at && todo.at.slice(0, 10) < today);

function coordinator(who: string, ended: boolean): string {
  if (!who) return t(ended ? 'todo-coordinator-ended-nobody' : 'todo-coordinator-ends-nobody');
  return t(ended ? 'todo-coordinator-ended' : 'todo-coordinator-ends', { whose: genitive(who) });
}

function summons(at: string | null, today: string): string {
  if (!at) return t('todo-summons-undated');
  return t(at.slice(0, 10) < today ? 'todo-summons-passed' : 'todo-summons', { date: writeDate(at, today) });
}

/** Who is to do it, where the sentence does not say it. */
export function doer(todo: Todo): string {
  if (!todo.who) return '';
  if (todo.what === 'feedback') return t('todo-answers', { who: todo.who });
  return ['insatsDue', 'deviation', 'summons', 'followUp', 'meeting'].includes(todo.what) ? todo.who : '';
}
