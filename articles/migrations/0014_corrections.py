import django.db.models.deletion
import portal.core.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0013_quote_candidates'),
    ]

    operations = [
        migrations.AddField(
            model_name='article',
            name='partner',
            field=portal.core.fields.FrenchCharField(blank=True, default='', help_text='Qui l’a fourni ou payé. L’article le dit partout où il se lit ; « À lire » ne le propose pas.', max_length=120, verbose_name='contenu partenaire'),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='change',
            name='former_text',
            field=portal.core.fields.FrenchTextField(blank=True, default='', help_text='Facultatif. Les deux passages sont montrés au lecteur, mot à mot.', max_length=5000, verbose_name='passage d’avant'),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='change',
            name='gravity',
            field=models.CharField(choices=[('grave', 'sérieuse : en tête de l’article'), ('legere', 'légère : au pied de l’article')], default='grave', help_text='Où se lit une correction ou un retrait. Sans effet sur le reste.', max_length=6, verbose_name='gravité'),
        ),
        migrations.AddField(
            model_name='change',
            name='new_text',
            field=portal.core.fields.FrenchTextField(blank=True, default='', max_length=5000, verbose_name='passage corrigé'),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='change',
            name='quote',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='changes', to='articles.quote', verbose_name='citation'),
        ),
        migrations.AddField(
            model_name='quote',
            name='withdrawal_reason',
            field=portal.core.fields.FrenchTextField(blank=True, default='', editable=False, max_length=600, verbose_name='motif du retrait'),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='quote',
            name='withdrawn_at',
            field=models.DateTimeField(editable=False, null=True, verbose_name='retirée le'),
        ),
        migrations.AddField(
            model_name='quote',
            name='withdrawn_from',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='withdrawn_quotes', to='articles.article', verbose_name='retirée de'),
        ),
        migrations.AlterField(
            model_name='change',
            name='kind',
            field=models.CharField(choices=[('mise-a-jour', 'mise à jour'), ('precision', 'précision'), ('correction', 'correction'), ('retrait', 'retrait')], default='mise-a-jour', max_length=12, verbose_name='nature'),
        ),
        migrations.AlterField(
            model_name='quote',
            name='parent',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='articles_quote_set', to='articles.article', verbose_name='article'),
        ),
        migrations.AddConstraint(
            model_name='change',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('former_text', ''), ('new_text', '')), models.Q(models.Q(('former_text', ''), _negated=True), models.Q(('new_text', ''), _negated=True)), _connector='OR'), name='articles_change_both_wordings', violation_error_message='Donnez les deux passages, celui d’avant et celui d’après, ou aucun.'),
        ),
        migrations.AddConstraint(
            model_name='quote',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('parent__isnull', False), ('withdrawal_reason', ''), ('withdrawn_at', None), ('withdrawn_from', None)), models.Q(('parent', None), ('withdrawn_at__isnull', False), ('withdrawn_from__isnull', False), models.Q(('withdrawal_reason', ''), _negated=True)), _connector='OR'), name='articles_quote_in_article_or_withdrawn', violation_error_message='Une citation est dans un article, ou retirée avec un motif.'),
        ),
    ]
