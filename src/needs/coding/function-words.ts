import type { Locale } from "../../platform/locales.ts";

const listed: Record<Locale, string> = {
  fi: `ja tai että jotta koska kun jos vaan mutta sekä eli niin kuin kuten myös vielä nyt sitten siis on ei ole olla oli
    olisi olisivat ovat olemme olen eivät emme en et ette voi voisi voida pitäisi pitää täytyy saada saa saisi haluaisin
    haluaisimme haluamme tarvitsemme tarvitsen tarvitaan tarvitsisimme meillä meidän meille me minä minun minulla se sen
    sitä siitä siinä siihen sillä ne niitä niiden niistä tämä tämän tätä tässä nämä näitä mitä mikä miten missä milloin
    joka jotka jota joita joiden jonka josta jossa jotain jokin joku kaikki kaikille kaikkien itse oma omat omaa hän he
    ihan aina usein paljon vähän enemmän lisää hyvin paremmin liian kanssa ilman ennen jälkeen kautta vain jo tulee tulla tulisi tuli`,
  sv: `och eller att det den de dem som en ett i på av för med till om från vid är var vara har hade kan kunde ska skulle
    vill vi oss vår vårt våra jag mig min mitt mina du ni er han hon man sig sin sitt inte icke men så när då hur vad
    vilka vilken var där här också bara mycket mer mest mera lite mindre alla allt många få får fick behöver behövs
    behöva borde måste nu än ännu redan utan innan efter under över mellan genom samt både ingen inget inga någon något
    några detta dessa denna bli blir blev göra gör kanske gärna bättre`,
  en: `the a an and or but if of to in on at by for with from into about as is are was were be been being have has had do
    does did can could should would will may might must we us our ours i me my you your he she they them their it its
    this that these those there here what which who whom how when where why not no nor so than then too very just also
    only more most much many some any all each every other such own same need needs want wants like know get make over
    under again because while during before after out up down off`,
};

/**
 * Words that say nothing of what a text is about, and much of the language it is written in: what Finnish, Swedish and
 * English sentences are held together with, and the "we need" and "would like" of answers to surveys.
 */
export const functionWords: Record<Locale, ReadonlySet<string>> = {
  fi: new Set(listed.fi.split(/\s+/)),
  sv: new Set(listed.sv.split(/\s+/)),
  en: new Set(listed.en.split(/\s+/)),
};
