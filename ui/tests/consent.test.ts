import { cleanup, fireEvent, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { sentence } from '../src/state/consent';
import Consent from '../src/views/step1/Consent.svelte';
import { blankHost, ingridHost, settle, showCase } from './render';

afterEach(cleanup);

describe('the consent', () => {
  it('says what is ticked, and never what is excluded', () => {
    const c = ingridHost().cases.get('sip-1')!.case;
    const said = sentence(c).replaceAll('\u00a0', ' ');
    expect(said).toContain('Hemtjänst Norrby och Karin får veta det som planen gäller.');
    expect(said).toContain('Det gäller till och med 31 januari 2027.');
    for (const excluded of c.consent.excludes) expect(said, 'excluded topics stay out of the sentence').not.toContain(excluded.text);
  });

  it('names chosen topics per party', () => {
    const c = ingridHost().cases.get('sip-1')!.case;
    c.consent.parties = c.consent.parties.slice(0, 2);
    c.consent.parties[1]!.topics = ['Hjälp hemma'];
    expect(sentence(c)).toContain('Ortopedkliniken, Exempelsjukhuset får veta om hjälp hemma.');
  });

  it('ticks a unit and takes it away again before the yes', async () => {
    const host = blankHost();
    host.cases.get('sip-1')!.case.units.push({ id: 'u1', name: 'Hemtjänst Norrby', authority: 'kommun', kind: null, hsaId: null, struck: null });
    await showCase(Consent, host, 'consent');
    await fireEvent.click(screen.getByLabelText('Hemtjänst Norrby'));
    await settle();
    const parties = () => host.cases.get('sip-1')!.case.consent.parties;
    expect(parties()[0]).toMatchObject({ unitId: 'u1', topics: 'alla' });
    await fireEvent.click(screen.getByLabelText('Hemtjänst Norrby'));
    await settle();
    expect(parties()[0]?.struck, 'struck, with a reason').toBeTruthy();
    await fireEvent.click(screen.getByLabelText('Hemtjänst Norrby'));
    await settle();
    expect(parties(), 'a new line, since a struck one is history').toHaveLength(2);
  });

  it('fills what is empty when it is read aloud, but not the form of the yes', async () => {
    const host = blankHost();
    await showCase(Consent, host, 'consent');
    await fireEvent.click(screen.getByRole('button', { name: 'Läst upp och det stämmer' }));
    await settle();
    expect(host.cases.get('sip-1')!.case.consent.givenAt, 'nothing is chosen for you').toBeNull();
    expect(screen.getByText(/Välj först hur Ingrid sa ja/)).toBeTruthy();
    await fireEvent.click(screen.getByLabelText('Muntligt'));
    await settle();
    await fireEvent.click(screen.getByRole('button', { name: 'Läst upp och det stämmer' }));
    await settle();
    const { consent, need } = host.cases.get('sip-1')!.case;
    expect(consent).toMatchObject({ form: 'muntligt', toPlan: true, toShareInformation: true, givenBy: 'Ingrid Bergvall', documentedBy: 'Maria Sandell', validFrom: '2026-10-21' });
    expect(consent.givenAt, 'now').toMatch(/^2026-10-21T\d\d:\d\d$/);
    expect(need.offered.answer).toBe('ja');
  });

  it('writes down a no, and time to think', async () => {
    const host = blankHost();
    await showCase(Consent, host, 'consent');
    await fireEvent.click(screen.getByRole('button', { name: 'Säger nej' }));
    await settle();
    await fireEvent.input(screen.getByLabelText('Varför nej?'), { target: { value: 'Klarar mig' } });
    await fireEvent.submit(screen.getByRole('button', { name: 'Skriv upp ett nej', hidden: true }).closest('form') as HTMLFormElement);
    await settle();
    expect(host.cases.get('sip-1')!.case.need.offered).toMatchObject({ answer: 'nej', reason: 'Klarar mig' });
    await fireEvent.click(screen.getByRole('button', { name: 'Vill tänka på saken' }));
    await settle();
    await fireEvent.input(screen.getByLabelText('När frågar ni igen?'), { target: { value: '28/10' } });
    await fireEvent.submit(screen.getByRole('button', { name: 'Skriv upp det', hidden: true }).closest('form') as HTMLFormElement);
    await settle();
    expect(host.cases.get('sip-1')!.case.consent.reflectionTime).toMatchObject({ from: '2026-10-21', to: '2026-10-28' });
  });
});
