// The texts of a plan that somebody may think are wrong, each with a name that can be read aloud. The text stays; what
// is wrong in it is noted beside (patientdatalagen 3 kap. 8 §, SoL 14 kap. 6 §).
import { t } from '../text';
import type { Case, Correction } from '../wire';
import { live } from './pointer';

export interface Passage { path: string; label: string; text: string }

/** Every text with words in it, in the order of the process. */
export function passages(c: Case): Passage[] {
  const out: Passage[] = [];
  const add = (path: string, label: string, text: string | null | undefined) => {
    if (text?.trim()) out.push({ path, label, text: text.trim() });
  };
  add('/need/description', t('corr-need'), c.need.description);
  add('/preparation/importantToMe', t('corr-important'), c.preparation.importantToMe);
  add('/meeting/situation', t('corr-situation'), c.meeting.situation);
  add('/meeting/whatWorks', t('corr-works'), c.meeting.whatWorks);
  live(c.plan.goals).forEach((goal, index) => {
    const path = `/plan/goals/${goal.id}`;
    const n = index + 1;
    add(`${path}/inPersonsWords`, t('corr-goal-words', { n }), goal.inPersonsWords);
    add(`${path}/need`, t('corr-goal-need', { n }), goal.need);
    add(`${path}/shortTerm`, t('corr-goal-short', { n }), goal.shortTerm);
    add(`${path}/longTerm`, t('corr-goal-long', { n }), goal.longTerm);
    for (const insats of live(goal.insatser)) {
      add(`${path}/insatser/${insats.id}/text`, t('corr-insats', { n }), insats.text);
      add(`${path}/insatser/${insats.id}/note`, t('corr-insats-note', { n }), insats.note);
    }
  });
  for (const dissent of live(c.plan.dissent)) {
    add(`/plan/dissent/${dissent.id}/about`, t('corr-dissent'), dissent.about);
    add(`/plan/dissent/${dissent.id}/handling`, t('corr-dissent-handling'), dissent.handling);
  }
  add('/plan/ifItGetsWorse', t('corr-worse'), c.plan.ifItGetsWorse);
  add('/plan/personsOwnComment', t('corr-comment'), c.plan.personsOwnComment);
  for (const held of live(c.followUps)) {
    add(`/followUps/${held.id}/whatWorked`, t('corr-worked'), held.whatWorked);
    add(`/followUps/${held.id}/newNeeds`, t('corr-new-needs'), held.newNeeds);
  }
  return out;
}

/** What has been noted, the latest first. */
export function corrections(c: Case): Correction[] {
  return [...c.corrections].sort((a, b) => (b.at ?? '').localeCompare(a.at ?? ''));
}

/** What has been noted of one text. */
export function correctionsOf(c: Case, path: string): Correction[] {
  return corrections(c).filter((note) => note.field === path);
}

/** What the text is called, also when it has been emptied or struck since. */
export function passageLabel(c: Case, path: string | null): string {
  return passages(c).find((p) => p.path === path)?.label ?? t('corr-other');
}
