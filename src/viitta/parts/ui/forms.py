"""The form of the style page: one field of each kind, in the language that developers look at."""

from django import forms


class SampleForm(forms.Form):
    title = forms.CharField(label="Otsikko", max_length=60)
    email = forms.EmailField(label="Sähköposti", help_text="Esimerkiksi etunimi.sukunimi@example.org.")
    kind = forms.ChoiceField(label="Laji", choices=[("one_off", "Kertaluonteinen"), ("continuous", "Jatkuva")])
    start = forms.DateField(label="Alkaa", required=False, widget=forms.DateInput(attrs={"class": "short"}))
    cause = forms.ChoiceField(
        label="Viivästyksen syy", choices=[("supplier", "toimittaja"), ("money", "raha")], widget=forms.RadioSelect
    )
    note = forms.CharField(label="Yksi lause kokoukselle", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    public = forms.BooleanField(label="Saa näyttää kuntalaisille", required=False)
