import { cleanup, fireEvent, screen } from '@testing-library/svelte';
import axe from 'axe-core';
import { afterEach, describe, expect, it } from 'vitest';
import { route } from '../src/state/route.svelte';
import Summary from '../src/views/step3/Summary.svelte';
import { blankHost, ingridHost, settle, showCase } from './render';

afterEach(cleanup);

function unsettled() {
  const host = ingridHost();
  const { case: c } = host.cases.get('sip-1')!;
  c.plan.overallAuthority = null;
  c.followUp.at = c.followUp.planned = null;
  return host;
}
const click = async (name: string | RegExp) => {
  await fireEvent.click(screen.getByRole('button', { name }));
  await settle();
};

describe('Är planen klar?', () => {
  it('counts, ticks, and passes axe with everything there and with nothing', async () => {
    for (const host of [ingridHost(), unsettled(), blankHost()]) {
      const { container } = await showCase(Summary, host, 'summary');
      expect((await axe.run(container, { rules: { 'color-contrast': { enabled: false } } })).violations.map((v) => v.id)).toEqual([]);
      cleanup();
    }
    await showCase(Summary, ingridHost(), 'summary');
    expect(screen.getByText('14 insatser i 3 mål')).toBeTruthy();
    expect(screen.getByText('Kommunen 8, regionen 3')).toBeTruthy();
    expect(screen.getByText('Ingrid 2, Karin 1')).toBeTruthy();
    expect(screen.getByText('Maria leder, Leila skriver')).toBeTruthy();
    await click('Skriv under');
    expect(route.place).toMatchObject({ part: 'sign' });
  }, 30_000);

  it('says why one cannot sign yet, and mends it in place', async () => {
    const host = unsettled();
    const { case: c } = host.cases.get('sip-1')!;
    await showCase(Summary, host, 'summary');
    const sign = screen.getByRole('button', { name: 'Skriv under' }) as HTMLButtonElement;
    expect(sign.disabled).toBe(true);
    expect(document.getElementById(sign.getAttribute('aria-describedby') ?? '')?.textContent).toContain('2 saker kvar.');
    await fireEvent.click(screen.getByLabelText('Region Exempel'));
    await settle();
    expect(c.plan.overallAuthority).toBe('region');
    expect(screen.getByText('1 sak kvar.')).toBeTruthy();
    await click('Boka tid');
    expect(c.followUp.planned).toBe(true);
    const group = screen.getByRole('group', { name: 'När följer ni upp?' });
    await fireEvent.input(screen.getByLabelText('Datum'), { target: { value: '20 jan 2027' } });
    await fireEvent.input(screen.getByLabelText('Klockan'), { target: { value: '13' } });
    await fireEvent.focusOut(group, { relatedTarget: document.body });
    await settle();
    expect(c.followUp.at).toBe('2027-01-20T13:00');
    expect((screen.getByRole('button', { name: 'Skriv under' }) as HTMLButtonElement).disabled).toBe(false);
  });

  it('takes a reason instead, and knows when there will be no follow-up', async () => {
    const host = unsettled();
    const { case: c } = host.cases.get('sip-1')!;
    c.meeting.roles.secretary = 'p3';
    await showCase(Summary, host, 'summary');
    await click('Skriv varför inte');
    expect(c.followUp.planned).toBe(false);
    expect(screen.getByLabelText('Samordnaren till och med')).toBeTruthy();
    await click('Skriv varför');
    const reason = screen.getByLabelText('Varför?');
    await fireEvent.input(reason, { target: { value: 'Vi var bara två.' } });
    await fireEvent.blur(reason);
    await settle();
    expect(c.reasons['chair-is-secretary']).toBe('Vi var bara två.');
  });

  it('asks how long the samordnare stays, proposes the follow-up, and says until when', async () => {
    const host = ingridHost();
    const { case: c } = host.cases.get('sip-1')!;
    Object.assign(c.coordinator, { from: null, until: null });
    await showCase(Summary, host, 'summary');
    expect(screen.getByText('Hur länge är Maria samordnare?')).toBeTruthy();
    expect((screen.getByRole('button', { name: 'Skriv under' }) as HTMLButtonElement).disabled, 'it is required').toBe(true);
    await click('Från i dag till uppföljningen 20\u00a0januari 2027');
    expect(c.coordinator).toMatchObject({ from: '2026-10-21', until: '2027-01-20' });
    expect(host.seen.filter((s) => s.name === 'case_set_all'), 'one act').toHaveLength(1);
    expect(screen.getByText('Maria Sandell, till 20 januari 2027', { collapseWhitespace: true })).toBeTruthy();
    expect((screen.getByRole('button', { name: 'Skriv under' }) as HTMLButtonElement).disabled).toBe(false);
  });

  it('answers findings of one kind with one reason, and says which insatser they are', async () => {
    const host = ingridHost();
    const unheard = (id: string, insats: string) => ({ code: 'commitment-unheard', severity: 'reason' as const, field: `/plan/goals/g1/insatser/${id}/committed`, message: 'En insats är åtagen, men ingen var med.', advice: 'Skriv vem som sa ja.', words: { insats }, reason: null });
    const show = host.case_show.bind(host);
    host.case_show = (r) => ({ ...show(r), findings: [unheard('i1', 'Träning hemma'), unheard('i2', 'Rollator')] });
    await showCase(Summary, host, 'summary');
    expect(screen.getAllByText('En insats är åtagen, men ingen var med.')).toHaveLength(1);
    expect(screen.getByText('Träning hemma')).toBeTruthy();
    expect(screen.getByText('Rollator')).toBeTruthy();
    expect(screen.getAllByRole('button', { name: 'Skriv varför' })).toHaveLength(1);
  });

  it('is read out as sentences', async () => {
    await showCase(Summary, unsettled(), 'summary');
    const title = screen.getByText('Tid för uppföljning saknas.');
    expect(title.textContent).toBe('Behöver svar: Tid för uppföljning saknas.');
    expect(document.body.textContent).not.toMatch(/\.,/);
  });

  it('makes the coordinator the coordinator of the meeting too', async () => {
    const host = ingridHost();
    const { case: c } = host.cases.get('sip-1')!;
    await showCase(Summary, host, 'summary');
    const item = screen.getByText('Samordnare är vald tillsammans med Ingrid').closest('li') as HTMLElement;
    await fireEvent.click(item.querySelector('button') as HTMLElement);
    await settle();
    await fireEvent.change(screen.getByLabelText('Vem är samordnare?'), { target: { value: 'p4' } });
    await settle();
    expect(c.coordinator.participantId).toBe('p4');
    expect(c.meeting.roles.coordinator).toBe('p4');
  });
});
