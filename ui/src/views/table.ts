// Which view shows which part of a plan, and which page belongs to no part.
import type { Component } from 'svelte';
import type { Page, Part } from '../state/route.svelte';
import Cards from './cards/Cards.svelte';
import PlanHandover from './handover/PlanHandover.svelte';
import History from './history/History.svelte';
import Consent from './step1/Consent.svelte';
import Need from './step1/Need.svelte';
import Offer from './step1/Offer.svelte';
import Adaptations from './step2/Adaptations.svelte';
import Important from './step2/Important.svelte';
import People from './step2/People.svelte';
import Summons from './step2/Summons.svelte';
import Goals from './step3/Goals.svelte';
import Opening from './step3/Opening.svelte';
import SignAndPrint from './step3/SignAndPrint.svelte';
import Situation from './step3/Situation.svelte';
import Summary from './step3/Summary.svelte';
import CarryOut from './step4/CarryOut.svelte';
import FollowUp from './step5/FollowUp.svelte';

export const table: Record<Part, Component> = {
  need: Need, offer: Offer, consent: Consent,
  important: Important, people: People, adaptations: Adaptations, summons: Summons,
  opening: Opening, situation: Situation, goals: Goals, summary: Summary, sign: SignAndPrint,
  carry: CarryOut, followup: FollowUp,
};

export const pages: Record<Page['name'], Component> = { cards: Cards, handover: PlanHandover, history: History };
