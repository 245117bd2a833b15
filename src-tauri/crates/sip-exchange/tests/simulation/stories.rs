//! Schedules that failed once, as small as they were found: each with what was wrong then.

use crate::plot::{Fault, Op, Plot, Says, Third};
use crate::shrink::try_to_play;

const MARIA: u8 = 0;
const LEILA: u8 = 1;
const LAPTOP: u8 = 3;
/// Where Leila has no laptop: the fifth of those who are there.
const ANDERS: u8 = 4;

fn plays_to_its_end(devices: [bool; 6], third: Third, ops: &[Op]) {
    plays_so(84, devices, third, ops);
}

/// With its own seed: where it says which packet of those that lie there is lost.
fn plays_so(seed: u64, devices: [bool; 6], third: Third, ops: &[Op]) {
    let plot = Plot { seed, devices, offices: 2, third, clocks: [0; 6], ops: ops.to_vec() };
    let played = try_to_play(&plot);
    let story = played.story.join("\n  ");
    assert_eq!(played.wrong, None, "it failed once, and does again:\n  {story}");
    // Who can do nothing, since the case never came, tells nothing: then it is another story.
    assert_eq!(played.steps, ops.len() + 1, "everything in it happens, and the end:\n  {story}");
}

fn meet(dev: u8, office: u8) -> Op {
    Op::Meet { dev, office, steps: 0 }
}

/// The documenting unit was brought a document by a co-writer, and something had moved out of it: it
/// was begun anew, and nobody ever told that unit that what it had brought was there.
#[test]
fn a_unit_is_told_that_the_document_it_brought_is_there() {
    let ops = [
        meet(MARIA, 0),
        meet(LEILA, 0),
        // A goal that is kept from the third unit, and is not any more.
        Op::Add { dev: LEILA, at: 1 },
        meet(LEILA, 1),
        Op::Widen { dev: LEILA, at: 0 },
        meet(LEILA, 1),
    ];
    plays_to_its_end([true, true, true, false, false, false], Third::CoWriter, &ops);
}

/// A change for a former generation met another one there: a register shows one of its values, and
/// the other was not among what came late.
#[test]
fn of_two_values_that_meet_in_a_former_generation_both_are_shown() {
    let ops = [
        meet(MARIA, 0),
        Op::Enrol { dev: MARIA },
        // What moves out of the plan here may not reach the unit that comes: the plan is begun anew.
        Op::Narrow { dev: MARIA, at: 8583 },
        meet(LAPTOP, 0),
        Op::Write { dev: LAPTOP, at: 28249 },
        Op::Write { dev: MARIA, at: 52849 },
    ];
    plays_to_its_end([true, true, true, true, true, false], Third::Later, &ops);
}

/// Kept from one unit by one hand, and from nobody by another meanwhile: in a document that was begun
/// anew before the second was heard of, nothing told what that one had written.
#[test]
fn what_was_written_where_an_item_stayed_apart_is_late_in_a_former_generation() {
    let ops = [
        meet(MARIA, 0),
        meet(ANDERS, 0),
        Op::Narrow { dev: ANDERS, at: 45268 },
        meet(LAPTOP, 0),
        Op::Write { dev: ANDERS, at: 61971 },
        Op::Widen { dev: ANDERS, at: 48639 },
        Op::Enrol { dev: MARIA },
        Op::Narrow { dev: LAPTOP, at: 16158 },
        meet(LAPTOP, 0),
    ];
    plays_to_its_end([true, true, true, true, false, true], Third::Later, &ops);
}

/// Two devices of one user wrote the same late: whose change and time is told is the same everywhere.
#[test]
fn who_wrote_something_late_is_told_alike_on_every_device() {
    let ops = [
        meet(MARIA, 0),
        meet(LAPTOP, 0),
        Op::Add { dev: MARIA, at: 45035 },
        meet(MARIA, 0),
        meet(LEILA, 0),
        Op::Narrow { dev: LEILA, at: 12462 },
        Op::Promise { dev: LAPTOP, at: 46369 },
        Op::Promise { dev: MARIA, at: 35141 },
    ];
    plays_to_its_end([true, true, true, true, false, false], Third::Extract, &ops);
}

/// A round was stopped before its packet lay there: the unit was noted as one that had had the plan, so
/// what was kept from it afterwards went out in the plan's history.
#[test]
fn who_was_to_be_given_the_plan_and_was_not_gets_it_without_what_it_is_kept_from() {
    let ops = [
        meet(MARIA, 0),
        meet(LAPTOP, 0),
        Op::Goes { office: 0, fault: Fault::GoneAfter, at: 22749 },
        Op::Consent { dev: 5, says: Says::Less, at: 57288 },
        Op::Prose { dev: LAPTOP, at: 7775, whole: false },
        Op::Enrol { dev: LAPTOP },
        meet(LAPTOP, 0),
        Op::Narrow { dev: LAPTOP, at: 4807 },
    ];
    plays_to_its_end([true, true, true, true, true, false], Third::Later, &ops);
}

/// A laptop came back out of a backup as a new device, and had the case: nobody had checked it out for the
/// new one, so nothing reached it.
#[test]
fn a_laptop_that_was_restored_with_the_case_gets_what_is_new() {
    let ops = [
        meet(MARIA, 0),
        meet(LAPTOP, 0),
        Op::Copy { dev: LAPTOP },
        Op::Prose { dev: MARIA, at: 6425, whole: true },
        Op::Restore { dev: LAPTOP },
    ];
    plays_to_its_end([true, true, true, true, false, false], Third::Later, &ops);
}

/// A folder was put back from an older copy: what the device had told before was believed of it for ever, so
/// that nobody gave it what it had written itself, and what it had fetched.
#[test]
fn a_device_whose_folder_was_put_back_gets_what_it_had() {
    for dev in [MARIA, LEILA, LAPTOP] {
        let ops = [
            meet(MARIA, 0),
            meet(LEILA, 0),
            meet(LAPTOP, 0),
            Op::Copy { dev },
            Op::Write { dev, at: 28249 },
            meet(dev, 0),
            meet(MARIA, 0),
            meet(LEILA, 0),
            Op::PutBack { dev },
            Op::Write { dev, at: 61971 },
            meet(dev, 0),
            meet(MARIA, 1),
            meet(LEILA, 1),
        ];
        plays_to_its_end([true, true, true, true, false, false], Third::CoWriter, &ops);
    }
}

/// The same, and the place was another and empty: nothing of it lay there to be fetched again.
#[test]
fn a_device_whose_folder_was_put_back_gets_it_from_another_place() {
    for dev in [MARIA, LEILA, LAPTOP] {
        let ops = [
            meet(MARIA, 0),
            meet(LEILA, 0),
            meet(LAPTOP, 0),
            Op::Copy { dev },
            Op::Write { dev, at: 28249 },
            Op::Add { dev: LEILA, at: 45035 },
            meet(LEILA, 0),
            meet(dev, 0),
            meet(MARIA, 0),
            meet(LEILA, 0),
            Op::PutBack { dev },
            Op::Goes { office: 0, fault: Fault::Another, at: 0 },
        ];
        plays_to_its_end([true, true, true, true, false, false], Third::CoWriter, &ops);
    }
}

/// A folder was put back to before the case was ever shared: it was begun anew as another case of that plan id.
#[test]
fn a_folder_that_was_put_back_to_before_the_case_was_shared_shares_the_same_one() {
    let ops = [
        Op::Copy { dev: MARIA },
        meet(MARIA, 0),
        meet(LEILA, 0),
        Op::Write { dev: LEILA, at: 28249 },
        meet(LEILA, 0),
        Op::PutBack { dev: MARIA },
    ];
    plays_to_its_end([true, true, true, false, false, false], Third::CoWriter, &ops);
}

/// Something was added in an item that had moved away meanwhile, and the document it had moved from was begun
/// anew before anybody heard of it: it stood in the former generation alone, and was told nowhere.
#[test]
fn what_was_added_in_an_item_that_had_moved_from_a_former_generation_is_told() {
    let ops = [
        meet(MARIA, 0),
        meet(LEILA, 0),
        Op::Add { dev: LEILA, at: 14054 },
        Op::Narrow { dev: MARIA, at: 61779 },
        Op::Enrol { dev: MARIA },
    ];
    plays_to_its_end([true, true, true, false, false, false], Third::Later, &ops);
}

/// Two kept an item from two units, and one of them established the plan: what was written where the one unit does
/// not read stood in the version, which told the other's word alone.
#[test]
fn who_is_kept_from_an_item_by_either_of_two_is_not_given_it_in_a_version() {
    let ops = [
        meet(MARIA, 0),
        meet(ANDERS, 0),
        Op::Narrow { dev: MARIA, at: 38795 },
        Op::Write { dev: MARIA, at: 49746 },
        Op::Narrow { dev: ANDERS, at: 63075 },
        meet(MARIA, 0),
        meet(ANDERS, 0),
        Op::Establish { dev: ANDERS },
    ];
    plays_to_its_end([true, true, true, false, true, true], Third::Later, &ops);
}

/// A folder was put back, and of those who had heard of it the one heard more than the other: the second to say so
/// made it look as if there were two of it, and nothing was the same at it any more.
#[test]
fn a_device_that_was_put_back_is_one_whoever_heard_how_much_of_it() {
    let ops = [
        Op::Copy { dev: MARIA },
        meet(MARIA, 0),
        Op::Establish { dev: MARIA },
        meet(MARIA, 0),
        Op::PutBack { dev: MARIA },
    ];
    plays_to_its_end([true, true, true, true, false, true], Third::Extract, &ops);
}

/// Put back once, and soon after twice to a copy that was made between: it is one device still.
#[test]
fn a_device_that_was_put_back_again_and_again_is_one() {
    let ops = [
        meet(MARIA, 0),
        meet(LEILA, 0),
        Op::Copy { dev: LEILA },
        Op::Write { dev: LEILA, at: 28249 },
        meet(LEILA, 0),
        meet(MARIA, 0),
        Op::PutBack { dev: LEILA },
        meet(LEILA, 0),
        Op::Copy { dev: LEILA },
        Op::Write { dev: LEILA, at: 61971 },
        meet(LEILA, 0),
        meet(MARIA, 0),
        Op::PutBack { dev: LEILA },
        meet(LEILA, 0),
        meet(MARIA, 0),
        Op::PutBack { dev: LEILA },
        // What was told between is not to be heard there any more.
        Op::Goes { office: 0, fault: Fault::Another, at: 0 },
    ];
    plays_to_its_end([true, true, true, false, false, false], Third::CoWriter, &ops);
}

/// One packet was damaged, and one of those that went the other way was lost: each asked for the one, was asked for
/// the other, laid everything anew, and asked anew.
#[test]
fn two_who_each_miss_something_do_not_ask_one_another_for_ever() {
    let ops = [
        meet(MARIA, 0),
        meet(LEILA, 0),
        Op::Prose { dev: MARIA, at: 45780, whole: true },
        meet(MARIA, 0),
        Op::Prose { dev: MARIA, at: 44141, whole: false },
        meet(MARIA, 0),
        Op::Goes { office: 0, fault: Fault::Flip, at: 47186 },
        Op::Prose { dev: MARIA, at: 14633, whole: false },
        meet(MARIA, 0),
        meet(2, 0),
        Op::Goes { office: 0, fault: Fault::Stale, at: 61658 },
        meet(LAPTOP, 0),
        meet(LAPTOP, 0),
        Op::Goes { office: 0, fault: Fault::Lose, at: 9381 },
    ];
    plays_so(770_259, [true, true, true, true, false, false], Third::CoWriter, &ops);
}

/// What a computer wrote that was revoked since had come to one computer of a unit that is given nothing any more:
/// nobody signs it anew for the other. It says so, and all else is quiet.
#[test]
fn what_a_revoked_computer_wrote_waits_at_a_unit_for_which_it_has_ended() {
    let ops = [
        meet(MARIA, 0),
        meet(LEILA, 0),
        meet(ANDERS, 0),
        Op::Write { dev: ANDERS, at: 44754 },
        Op::Consent { dev: MARIA, says: Says::Back, at: 50610 },
        Op::CheckOut { dev: LEILA },
        meet(ANDERS, 0),
        Op::Revoke { dev: ANDERS },
    ];
    plays_to_its_end([true, true, true, false, true, true], Third::Extract, &ops);
}

/// Two decided the same apart, and one of them chose which: what was not chosen was taken for lost.
#[test]
fn of_two_decisions_the_one_that_was_not_chosen_is_not_lost() {
    let ops = [
        meet(MARIA, 0),
        meet(LEILA, 0),
        Op::Promise { dev: MARIA, at: 55258 },
        Op::Add { dev: LEILA, at: 10056 },
        Op::Promise { dev: LEILA, at: 56603 },
        meet(MARIA, 0),
        meet(LEILA, 0),
        Op::Settle { dev: LEILA, at: 10139 },
    ];
    plays_to_its_end([true, true, true, false, false, true], Third::CoWriter, &ops);
}
