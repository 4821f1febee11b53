// What units of each result area needed most, and how they put it. All of it is invented.

/** Who was met beside the supervisor, and how important needs are to the units of the area: 0–4, on the whole. */
export const areaNeeds: Record<string, { roles: string[]; needs: Record<string, number> }> = {
  Avoterveydenhuolto: {
    roles: ["Sairaanhoitaja", "Terveyskeskusavustaja"],
    needs: { "remote-care": 3.2, "client-guidance": 3, "chat-service": 2.6, "record-keeping": 2.2, "team-channels": 2 },
  },
  "Suun terveydenhuolto": {
    roles: ["Suuhygienisti", "Hammashoitaja"],
    needs: { "client-feedback": 2.6, "client-guidance": 2.4, "chat-service": 2.2, "remote-meetings": 2 },
  },
  "Erikoissairaanhoidon poliklinikat": {
    roles: ["Sairaanhoitaja", "Osastonsihteeri"],
    needs: { "digital-care-path": 3.6, "remote-care": 3, "record-keeping": 2.2, "ways-of-working": 2.2 },
  },
  "Mielenterveys- ja päihdepalvelut": {
    roles: ["Psykiatrinen sairaanhoitaja", "Toimintaterapeutti"],
    needs: { "remote-care": 3.3, "digital-care-path": 3.4, "data-protection": 2.6, "client-guidance": 2.2 },
  },
  Perhekeskuspalvelut: {
    roles: ["Terveydenhoitaja", "Perheohjaaja"],
    needs: { "remote-care": 2.8, "chat-service": 2.9, "remote-meetings": 2.6, "client-guidance": 2.4 },
  },
  Lastensuojelu: {
    roles: ["Sosiaalityöntekijä", "Ohjaaja"],
    needs: { "remote-meetings": 3.2, "data-protection": 3, "mobile-work": 2.6, "record-keeping": 2.8 },
  },
  "Aikuisten sosiaalipalvelut": {
    roles: ["Sosiaaliohjaaja", "Sosiaalityöntekijä"],
    needs: { "client-guidance": 3.1, "remote-meetings": 2.8, "information-security": 2.2, "ways-of-working": 2.4 },
  },
  Asiakasohjaus: {
    roles: ["Asiakasohjaaja", "Muistihoitaja"],
    needs: { "chat-service": 3, "client-guidance": 3.2, "team-channels": 2.4, "record-keeping": 2.2 },
  },
  Kotihoito: {
    roles: ["Lähihoitaja", "Sairaanhoitaja"],
    needs: { "mobile-work": 3.6, "remote-care": 2.8, "record-keeping": 3, "induction-material": 2.6 },
  },
  Asumispalvelut: {
    roles: ["Lähihoitaja", "Sairaanhoitaja"],
    needs: { "staff-digital-skills": 3.3, "induction-material": 3, "mobile-work": 2.8, "remote-meetings": 2.2 },
  },
  Kuntoutus: {
    roles: ["Fysioterapeutti", "Toimintaterapeutti"],
    needs: { "digital-care-path": 3.3, "remote-care": 3, "sharing-practices": 2.2, "client-guidance": 2 },
  },
};

export const worksWellInUnit: string[] = [
  "Viikkopalaveri pidetään Teamsissa, ja poissaolleet katsovat muistion jälkikäteen.",
  "Kaksi työntekijää on innostunut ja neuvoo muita.",
  "Ajanvaraus verkossa on vähentänyt puheluita.",
  "Perehdytyslista on ajan tasalla.",
  "Esihenkilö näyttää itse mallia digivälineiden käytössä.",
  "Kirjaaminen sujuu, ja siitä on sovittu yhdessä.",
  "Laitteet ovat kunnossa ja niitä on riittävästi.",
  "Asiakkailta saadaan palautetta tabletilla.",
];

export const worksBadlyInUnit: string[] = [
  "Sama tieto kirjataan kahteen järjestelmään.",
  "Tiedostot ovat verkkolevyllä, Teamsissa ja sähköpostissa. Oikeaa versiota on vaikea löytää.",
  "Etävastaanottoa on kokeiltu kerran, eikä kukaan muista enää, miten se aloitetaan.",
  "Sijaiset eivät saa tunnuksia ajoissa.",
  "Kamera ja mikrofoni puuttuvat osasta huoneista.",
  "Uuteen välineeseen siirryttiin, mutta vanhasta ei luovuttu.",
  "Vuorotyössä koulutukset osuvat aina vapaapäivään.",
  "Asiakkaat eivät tiedä digipalveluista, eikä niistä ehdi kertoa vastaanotolla.",
  "Ohjeet ovat pitkiä eikä niistä löydy omaa tilannetta.",
  "Verkko ei toimi kaikkialla.",
];

export const agreedSteps: string[] = [
  "Mentori pitää kaksi lyhyttä koulutusta, esihenkilö varaa ajat. Katsotaan tilanne kuukauden päästä.",
  "Tiimi sopii kanavat työpajassa, digivastaava kirjaa pelisäännöt.",
  "Kaksi työntekijää kokeilee ensin, mentori on mukana ensimmäisellä kerralla.",
  "Esihenkilö selvittää laitteet, mentori tuo ohjeet ja harjoitellaan yhdessä.",
  "Käydään läpi perehdytyslista ja lisätään siihen digivälineet.",
  "Pidetään digitunti joka toinen viikko, kysymykset kerätään etukäteen.",
];
