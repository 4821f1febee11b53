// Two people of one organisation, on two devices, answer one survey; a connection that goes away and comes back; and a
// person's link, which leaves the address bar with the first save.
import type { Page } from "playwright-core";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { expectAccessible, newPage, sidewaysScroll } from "../support/pages.ts";
import { listen } from "../support/listening.ts";
import { openStage } from "../support/stage.ts";
import { heldWorkshops, peopleAt } from "../workshops/feedback/held-workshop.ts";
import { anInvitation, anOpenSurvey, storedAnswers } from "../surveys/answering/asked.ts";

const { product, url: home, browser } = await openStage();

const saved = (page: Page) => page.getByText(/^✓ Tallennettu klo/).waitFor();
const words = (page: Page) => page.getByRole("textbox", { name: /Mistä olisi apua\?/ });

test("sections are handed to a colleague, who answers them without scripts; one clash is chosen between", async () => {
  const survey = await anOpenSurvey(product.db);
  const invited = await anInvitation(product.db, survey);
  const contact = await newPage(browser, { width: 1280 });
  await contact.goto(`${home}/s/${invited.token}`);
  await contact.getByRole("button", { name: "Aloita" }).click();
  await contact.getByRole("link", { name: "Pyydä kollegaa vastaamaan" }).click();
  await contact.getByRole("button", { name: "Lähetä linkki kollegalle" }).click();
  await contact.getByRole("link", { name: "Valitkaa vähintään yksi osio." }).waitFor();
  await expectAccessible(contact);
  await contact.getByLabel("Omin sanoin").check();
  await contact.getByLabel("Kollegan nimi").fill("Kalle Kollega");
  await contact.getByLabel("Kollegan sähköpostiosoite").fill("kalle@example.org");
  await contact.getByRole("button", { name: "Lähetä linkki kollegalle" }).click();
  await contact.getByText("Linkki on lähetetty kollegalle.").waitFor();
  await expectAccessible(contact);

  const mail = await product.db
    .selectFrom("mails")
    .select("body")
    .where("toAddress", "=", "kalle@example.org")
    .executeTakeFirstOrThrow();
  const colleague = await newPage(browser, { width: 390, javaScript: false });
  await colleague.goto(`${home}/s/${/\/s\/([\w-]{43})/.exec(mail.body ?? "")![1]!}`);
  await colleague.getByText("osioihin, jotka yhteyshenkilönne on jakanut teille").waitFor();
  await colleague.getByRole("button", { name: "Aloita" }).click();
  expect(await colleague.getByRole("listitem").allInnerTexts()).toEqual([expect.stringContaining("Omin sanoin")]);
  await colleague.getByRole("link", { name: /Omin sanoin/ }).click();

  // The contact has the same page open while the colleague saves.
  await contact.goto(`${home}${survey.second}`);
  await words(colleague).fill("Kirjaamisesta");
  await colleague.getByRole("button", { name: "Tallenna ja jatka" }).click();
  await colleague.getByRole("button", { name: "Kerro yhteyshenkilölle" }).click();
  await colleague.getByText(/Osiot on merkitty valmiiksi/).waitFor();
  expect(await sidewaysScroll(colleague)).toBe(0);

  await words(contact).fill("Somesta");
  await contact.getByRole("heading", { name: "Aiemmin tallennettu vastaus" }).waitFor();
  expect(await contact.locator(".clash-sides").innerText()).toMatch(/Somesta[\s\S]+Kirjaamisesta/);
  expect(await storedAnswers(product.db, survey, invited)).toMatchObject({
    "own-words": { revision: 1, value: { text: "Kirjaamisesta" } },
  });
  await contact.getByRole("button", { name: "Tallenna tämä vastaus" }).click();
  await saved(contact);
  await contact.getByRole("link", { name: "‹ Osiot" }).click();
  await contact.getByText("Jaettu: Kalle Kollega (valmis)").waitFor();
  await contact.goto(`${home}${survey.first}`);
  await contact.getByLabel(/^website$/i).check();
  await saved(contact);
  expect(await storedAnswers(product.db, survey, invited)).toMatchObject({
    services: { value: { chosen: ["website"] } },
    "own-words": { revision: 2, value: { text: "Somesta" } },
  });
  await Promise.all([contact, colleague].map((page) => page.context().close()));
});

test("a save that fails says so, keeps the text, asks before leaving, and gets through once the server is back", async () => {
  const survey = await anOpenSurvey(product.db);
  const invited = await anInvitation(product.db, survey);
  let away = await listen(product.app);
  const page = await newPage(browser, { width: 390 });
  await page.goto(`${away.url}/s/${invited.token}`);
  await page.getByRole("button", { name: "Aloita" }).click();
  await page.getByRole("link", { name: /Omin sanoin/ }).click();
  await words(page).waitFor();
  await away.close();

  await words(page).fill("Ei häviä");
  const status = page.getByRole("status");
  await expect
    .poll(() => status.innerText(), { timeout: 10_000 })
    .toContain("Tallennus ei onnistunut. Yritämme uudelleen.");
  expect(await storedAnswers(product.db, survey, invited)).toEqual({});
  const asked = page.waitForEvent("dialog");
  const left = page.getByRole("link", { name: "‹ Osiot" }).click({ noWaitAfter: true });
  const dialog = await asked;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.dismiss();
  await left;
  expect(await words(page).inputValue()).toBe("Ei häviä");

  away = await listen(product.app, Number(new URL(away.url).port));
  await expect.poll(() => status.innerText(), { timeout: 20_000 }).toMatch(/^✓ Tallennettu klo/);
  expect(await storedAnswers(product.db, survey, invited)).toMatchObject({
    "own-words": { value: { text: "Ei häviä" } },
  });

  // What was typed a moment ago is on its way before the page is left by one of its links.
  await words(page).fill("Ei häviä nytkään");
  await page.getByRole("link", { name: "‹ Osiot" }).click();
  await page.waitForURL(`**/survey/${survey.surveyId}`);
  expect(await storedAnswers(product.db, survey, invited)).toMatchObject({
    "own-words": { value: { text: "Ei häviä nytkään" } },
  });

  // The page's button waits too: the browser's own error page would take the place of the words.
  await page.getByRole("link", { name: /Omin sanoin/ }).click();
  await words(page).waitFor();
  await away.close();
  await words(page).fill("Eikä napista");
  await page.getByRole("button", { name: "Tallenna ja jatka" }).click();
  await expect.poll(() => status.innerText()).toContain("Tallennus ei onnistunut.");
  expect(await words(page).inputValue()).toBe("Eikä napista");
  away = await listen(product.app, Number(new URL(away.url).port));
  await page.waitForURL("**/check", { timeout: 20_000 });
  await page.getByText("Eikä napista").waitFor();
  await page.context().close();
  await away.close();
});

test("a page goes on after a link was opened in another tab, unless what is open now is somebody else's", async () => {
  const [survey, other] = [await anOpenSurvey(product.db), await anOpenSurvey(product.db)];
  const [mine, neighbours] = [await anInvitation(product.db, survey), await anInvitation(product.db, survey)];
  const elsewhere = await anInvitation(product.db, other);
  const page = await newPage(browser, { width: 390 });
  const open = async (tab: Page, token: string) => {
    await tab.goto(`${home}/s/${token}`);
    await tab.getByRole("button", { name: "Aloita" }).click();
    await tab.waitForURL("**/survey/*");
  };
  await open(page, mine.token);
  await page.goto(`${home}${survey.second}`);
  const tab = await page.context().newPage();
  await open(tab, elsewhere.token);
  await words(page).fill("Toisen linkin jälkeen");
  await saved(page);
  await open(tab, neighbours.token);
  await words(page).fill("Naapurin linkin jälkeen");
  await page.getByText("Istunto on päättynyt").waitFor();
  expect(await storedAnswers(product.db, survey, neighbours)).toEqual({});
  await tab.goto(`${home}/s/${mine.token}`);
  await tab.getByRole("button", { name: "Jatka" }).click();
  await tab.waitForURL("**/survey/*");
  // A real person comes back to the page; this browser shows all its tabs at once.
  await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
  await saved(page);
  expect(await storedAnswers(product.db, survey, mine)).toMatchObject({
    "own-words": { value: { text: "Naapurin linkin jälkeen" } },
  });
  expect(await storedAnswers(product.db, survey, neighbours)).toEqual({});
  await page.context().close();
});

test("a person's link leaves the address bar with the first save, and the page goes on as it was", async () => {
  const { programmeId, workshopIds } = await heldWorkshops(product.db);
  const [workshopId = ""] = workshopIds;
  await peopleAt(product.db, programmeId, workshopId, { count: 1 });
  const planner = await product.signedIn("planner", programmeId);
  const closesOn = Temporal.Now.plainDateISO().add({ days: 5 }).toString();
  await planner.post(`/programmes/${programmeId}/workshops/${workshopId}/feedback`, { closesOn, closesAt: "16:00" });
  const { body } = await product.db
    .selectFrom("mails")
    .select("body")
    .where("programmeId", "=", programmeId)
    .executeTakeFirstOrThrow();
  const page = await newPage(browser, { width: 390 });
  await page.goto(`${home}${/\/s\/[\w-]{43}/.exec(body ?? "")![0]}?lang=fi`);
  const useful = page.getByRole("group", { name: /Kuinka hyödyllinen/ });
  await useful.getByRole("radio").first().check();
  await page.waitForURL(/\/survey\/[0-9a-f-]{36}$/);
  await saved(page);
  // The page's forms carry the new session's token: the next save and the sending are taken too.
  const answered = page.waitForResponse((response) => response.url().endsWith("/answer"));
  await page.getByRole("textbox").first().fill("Leikkausohjelman");
  expect((await answered).status()).toBe(200);
  await page.getByRole("button", { name: "Lähetä" }).click();
  await page.getByText("palautteesi on otettu vastaan").waitFor();
  const responses = product.db.selectFrom("responses").select("sentAt").where("programmeId", "=", programmeId);
  expect((await responses.execute()).map(({ sentAt }) => sentAt !== null)).toEqual([true]);
  await page.context().close();
});
