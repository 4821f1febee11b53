import { sql, type Kysely } from "kysely";

/**
 * What keeps the rooms right whoever writes: a workshop never gets fewer places than are taken, somebody who is removed
 * from the register leaves the place and the turn that nobody would use, and it is known for which start the reminders
 * are planned, so that they are planned once.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`alter table workshops add column reminders_for timestamptz`.execute(db);

  // At the end of the transaction: who moves everybody afar sets the places first.
  await sql`
    create function workshops_places_hold_who_comes() returns trigger language plpgsql as $$
    begin
      if (select places from workshops where id = new.id) < (
        select count(*) from workshop_seats
        where workshop_id = new.id and state = 'coming' and not is_remote
      ) then
        raise exception 'more people come than there would be places'
          using errcode = 'check_violation', constraint = 'workshops_places_hold_who_comes';
      end if;
      return null;
    end $$`.execute(db);
  await sql`
    create constraint trigger workshops_places_hold_who_comes after update of places on workshops
      deferrable initially deferred for each row when (new.places < coalesce(old.places, 10001))
      execute function workshops_places_hold_who_comes()`.execute(db);

  await sql`
    create function attendees_without_a_person_free_their_places() returns trigger language plpgsql as $$
    begin
      update workshop_seats seat set state = 'declined', is_remote = false, waiting_since = null
      from workshops w
      where seat.attendee_id = new.id and w.id = seat.workshop_id and w.state = 'planned'
        and (w.ends_at is null or w.ends_at > now())
        and seat.state in ('coming', 'waiting') and seat.attended is distinct from true;
      return null;
    end $$`.execute(db);
  await sql`
    create trigger attendees_without_a_person_free_their_places after update of participant_id on attendees
      for each row when (old.participant_id is not null and new.participant_id is null and new.name = '')
      execute function attendees_without_a_person_free_their_places()`.execute(db);
}
