import type { Said } from "./said.ts";

export const finnish: Said = {
  links: {
    groupA: "Jäsenet ja perustelut: ryhmä A",
    groupC: "Jäsenet ja perustelut: ryhmä C",
    why: "Miksi tässä ryhmässä?",
    borderline: "Rajatapaukset",
    toBorderline: "Ketkä ovat ryhmien rajalla?",
    move: "Siirrä toiseen ryhmään",
    toGroups: "Kaikki ryhmät",
    changes: "Tehdyt muutokset",
    compare: "Vertaa toimialoihin",
  },
  buttons: {
    show: "Näytä vaikutus",
    make: "Tee muutos",
    undo: "Kumoa: Kotipalvelu Auttava Apila siirretty ryhmästä D ryhmään C",
  },
  group: "Ryhmä",
  groupC: "C – Asiakaspalautteen kerääminen + Tulevaisuuden hyvinvointiteknologia (0,34)",
  how: "Miten vertailu on tehty?",
  groups: {
    heading: "Mikä osallistujia yhdistää?",
    says: [
      "41 organisaatiota jakautuu 4 ryhmään sen mukaan, mitä ne tarvitsevat.",
      "Ryhmä kertoo organisaation muista vastauksista enemmän kuin toimiala. Ryhmä selittää vastausten eroista 15 %, toimiala 3 %.",
      "A: Tietoturva + Kanta-palveluihin liittyminen vankka ryhmä 11 organisaatiota",
      "B: Työssä jaksaminen ja sitä tukevat digialustat + Henkilöstön digitaidot vankka ryhmä 11 organisaatiota",
      "C: Asiakaspalautteen kerääminen + Tulevaisuuden hyvinvointiteknologia vankka ryhmä 10 organisaatiota",
      "D: Sisältöjen suunnittelu ja markkinoinnin vuosikello + Videot ja reelsit vankka ryhmä 9 organisaatiota",
      "Ryhmän erottaa muista selvimmin Tietoturva: sitä tarvitsee ryhmän 11 vastanneesta 9, muualla 30 vastanneesta 6.",
      "Toimialat: Fysioterapia 5, Hoiva 2, Lastensuojelu 2 · Taso: perusteet 5, jatkotaso 4",
      "Vastauksista voi erottua enintään 4 ryhmää; sitä useampi ei enää erotu sekoitetuista vastauksista.",
      "4 ryhmää kelpaa: ne pysyvät lähes samoina, vaikka joka viides vastaaja jätetään pois (pysyvyys 0,92, vähintään 0,75).",
    ],
  },
  groupA: {
    heading: "A: Tietoturva + Kanta-palveluihin liittyminen",
    says: [
      "Ryhmässä on 11 organisaatiota. Tyypillisin jäsen on Muistikoti Sammalpolku: sen vastaukset ovat lähimpänä muiden vastauksia.",
      "Ryhmä pysyy lähes samana, vaikka osa vastaajista vaihtuisi: sille voi suunnitella omia työpajoja.",
      "Kanta-palveluihin liittyminen täällä 9 / 11 muualla 9 / 30",
    ],
  },
  typical: {
    heading: "Miksi Muistikoti Sammalpolku on ryhmässä A?",
    says: [
      "Sen vastaukset ovat lähimpänä ryhmää A: läheisyys on 0,79, ja seuraavaksi lähimpään ryhmään D se on 0,15.",
      "Kanta-palveluihin liittyminen: tarvitsee – ryhmässä A 9 / 11, ryhmässä D 1 / 9 +0,21",
      "Tietosuoja: tarvitsee osittain (50 %) – ryhmässä A 5 / 10, ryhmässä D 2 / 9 −0,02",
      "Kaikkien tarpeiden summa on +0,64, eli läheisyyksien erotus.",
      "Paikka ryhmässä A on selvä: ei löytynyt kolmea vastausta, joiden muuttaminen toisi toisen ryhmän lähemmäs.",
    ],
  },
  borderline: {
    heading: "Ketkä ovat ryhmien rajalla?",
    says: [
      "Ei kukaan: jokainen jäsen on selvästi lähimpänä omaa ryhmäänsä.",
      "Kotipalvelu Auttava Apila D 0,49 C 0,34",
      "Päivätoiminta Ruskohelmi ry A 0,42 B 0,26",
    ],
  },
  near: {
    heading: "Miksi Päivätoiminta Ruskohelmi ry on ryhmässä A?",
    says: [
      "Sen vastaukset ovat lähimpänä ryhmää A: läheisyys on 0,42, ja seuraavaksi lähimpään ryhmään B se on 0,26.",
      "Tietoturva: ei tarvitse – ryhmässä A 9 / 11, ryhmässä B 1 / 11 −0,11",
      "Jos Päivätoiminta Ruskohelmi ry ei tarvitsisi seuraavaa: ”Kanta-palveluihin liittyminen” (tukitarpeissa), se olisi lähimpänä ryhmää B (läheisyys 0,34, nykyiseen ryhmään 0,31).",
    ],
  },
  nearest: {
    heading: "Miksi Kotipalvelu Auttava Apila on ryhmässä D?",
    says: [
      "Sen vastaukset ovat lähimpänä ryhmää D: läheisyys on 0,49, ja seuraavaksi lähimpään ryhmään C se on 0,34.",
      "Sisältöjen suunnittelu ja markkinoinnin vuosikello: tarvitsee – ryhmässä D 9 / 9, ryhmässä C 0 / 10 +0,19",
      "Asiakaspalautteen kerääminen: tarvitsee – ryhmässä D 3 / 9, ryhmässä C 10 / 10 −0,22",
      "Jos Kotipalvelu Auttava Apila ei tarvitsisi seuraavaa: ”Sisältöjen suunnittelu ja markkinoinnin vuosikello”, se olisi lähimpänä ryhmää C (läheisyys 0,47, nykyiseen ryhmään 0,37).",
    ],
  },
  choosing: {
    heading: "Mihin ryhmään siirretään?",
    says: [
      "Kotipalvelu Auttava Apila",
      "Suluissa on läheisyys ryhmään: 1 tarkoittaa täsmälleen samoja tarpeita, 0 ei mitään yhteistä.",
    ],
  },
  cost: {
    heading: "Siirretäänkö Kotipalvelu Auttava Apila ryhmään C?",
    says: [
      "Kotipalvelu Auttava Apila sopii ryhmään C yhtä hyvin kuin ryhmään D: läheisyys on nyt 0,49 ja siirron jälkeen 0,47.",
      "Ryhmän D erottaa muista sen jälkeen myös: Sähköinen ajanvaraus.",
      "Ryhmää D ei enää erota muista: Kuvat ja esitteet (esim. Canva).",
      "Jäsenten läheisyys omaan ryhmäänsä on keskimäärin nyt 0,604 ja muutoksen jälkeen 0,604.",
      "C nyt 10, sitten 11 nyt 0,60, sitten 0,58",
      "D nyt 9, sitten 8 nyt 0,67, sitten 0,71",
    ],
  },
  board: {
    heading: "Onko jokainen oikeassa ryhmässä?",
    says: ["Kotipalvelu Auttava Apila Hoiva siirretty ryhmästä D"],
  },
  moved: {
    heading: "Mikä osallistujia yhdistää?",
    says: [
      "1 organisaatio on siirretty käsin. Luvut on laskettu nykyisistä jäsenistä.",
      "C: Asiakaspalautteen kerääminen + Tulevaisuuden hyvinvointiteknologia vankka ryhmä 11 organisaatiota",
      "Asiakaspalautteen kerääminen täällä 11 / 11 muualla 6 / 30",
    ],
  },
  whyMoved: {
    heading: "Miksi Kotipalvelu Auttava Apila on ryhmässä C?",
    says: [
      "Se on siirretty tähän ryhmään käsin. Laskennan mukaan se kuuluisi ryhmään D. Sen vastaukset ovat lähimpänä ryhmää C: läheisyys on 0,47, ja seuraavaksi lähimpään ryhmään D se on 0,35.",
    ],
  },
  changed: {
    heading: "Mitä ryhmille on tehty?",
    says: ["Ryhmiin on tehty 1 muutos käsin. Viimeisimmän voi kumota."],
  },
  undone: {
    heading: "Mitä ryhmille on tehty?",
    says: [
      "Ryhmiä ei ole muutettu käsin: ne ovat laskennan mukaiset.",
      "Tee uudelleen: Kotipalvelu Auttava Apila siirretty ryhmästä D ryhmään C",
      "Kotipalvelu Auttava Apila siirretty ryhmästä D ryhmään C kumottu",
    ],
  },
  comparison: {
    heading: "Tarve yhdistää enemmän kuin toimiala",
    says: [
      "Ryhmä kertoo organisaation muista vastauksista enemmän kuin toimiala. Ryhmä selittää vastausten eroista 15 %, toimiala 3 %.",
      "Suunnittele työpajat tarveryhmille. Samalla toimialalla tarvitaan eri asioita, ja samaa tarvitaan eri toimialoilla.",
      "Voiko tulos olla sattumaa? tuskin (p = 0,01) tuskin (p = 0,04)",
      "Tarveryhmillä ja toimialoilla ei ole juuri mitään yhteistä (vastaavuus −0,04; 1 = sama jako, 0 = sattuma).",
      "Kun jokainen käy 2 oman ryhmänsä työpajassa, tarveryhmittäin täyttyy 70 % siitä, mitä 2 työpajaa voisi kullekin enintään antaa. Toimialoittain täyttyisi 56 % ja kaikille yhteisissä 47 %.",
    ],
  },
  compared: [
    "Tarpeet jaetaan viisikymmentä kertaa umpimähkään kahtia. Ryhmät tehdään toisesta puolikkaasta. Sitten katsotaan, kuinka paljon ryhmät ja toimialat kertovat toisesta puolikkaasta.",
    "Siksi luvut ovat pieniä mutta rehellisiä.",
  ],
};
