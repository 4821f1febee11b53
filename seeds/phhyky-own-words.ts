// What people of the invented organisation wrote in the survey of readiness. All of it is invented.

export const biggestHelp: string[] = [
  "Rauhallinen hetki opetella. Vuorossa ei ehdi avata ohjetta.",
  "Yksi paikka, josta ohjeet löytyvät.",
  "Että joku tulee paikan päälle ja katsoo yhdessä, miten meillä tehdään.",
  "Kirjautumisia vähemmän. Samat tiedot kirjataan nyt kolmeen paikkaan.",
  "Teamsin kanavat kuntoon, nyt kukaan ei tiedä mihin kirjoittaa.",
  "Tukea siihen, miten asiakas saadaan mukaan etävastaanotolle.",
  "Työpuhelin, joka jaksaa koko vuoron.",
  "Lyhyt video jokaisesta tavallisesta tilanteesta.",
  "Kertauskoulutus potilastietojärjestelmään, perehdytyksestä on vuosia.",
  "Että esihenkilö sopisi, kuka meillä on digivastaava.",
  "Toimiva verkkoyhteys kotikäynneillä.",
  "Mahdollisuus harjoitella kollegan kanssa ennen ensimmäistä etävastaanottoa.",
  "Selkeä päätös siitä, mistä vanhasta tavasta luovutaan.",
  "Ohjeita ikääntyneen asiakkaan opastamiseen.",
  "Ääni ja kuva toimimaan kokoushuoneessa.",
  "Apua chatin vuorojen järjestämiseen.",
  "Tietoa siitä, mitä Teamsissa saa asiakkaasta kirjoittaa.",
  "Handledning på svenska när nya program tas i bruk.",
  "Kirjaamisen yhteiset pelisäännöt koko yksikköön.",
  "Nimetty mentori, jolle voi soittaa.",
];

export const worksWell: string[] = [
  "Viikkopalaveri Teamsissa: kaikki pääsevät mukaan myös kotihoidon autosta.",
  "Etävastaanotto kontrollikäynneillä, asiakkaat ovat tyytyväisiä.",
  "Mobiilikirjaaminen asiakkaan luona.",
  "Vertaistuki: työkaveri neuvoo heti.",
  "Ajanvarauksen siirto verkkoon on vähentänyt puheluita.",
  "Perehdytyslista, jossa on linkit ohjeisiin.",
  "Digitunti perjantaisin, kysymyksiä saa tuoda.",
  "Korta videor som visas på personalmötet.",
  "Palautteen keruu tabletilla aulassa.",
  "Suojattu viesti korvaa kirjeen.",
];
